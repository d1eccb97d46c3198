using ConvGen.Tool.Commands;

return CommandLine.Run(args, Console.Out, Console.Error);
