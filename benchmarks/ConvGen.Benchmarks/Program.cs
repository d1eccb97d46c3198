using ConvGen.Benchmarks.Commands;
using ConvGen.Benchmarks.Measuring;

// Before anything else is loaded: the command line would count as well.
if (args is [ColdStart.Word, var started])
{
    ColdStart.Child(started);
    return 0;
}
return QuickCommand.Run(args);
