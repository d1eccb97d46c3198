return Samples.Playground.CommandLine.Run(args);
