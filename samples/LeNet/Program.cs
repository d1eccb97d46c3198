using Samples.Commands;

return CommandLine.Run(args);
