using System.CommandLine;
using ConvGen.Benchmarks.Measuring;

namespace ConvGen.Benchmarks.Commands;

/// <summary>Without a command: whole networks, a JSON line a figure.</summary>
internal sealed class QuickCommand : RootCommand
{
    private readonly Option<double> _seconds = Choices.Seconds(2, "each figure");

    public QuickCommand() : base("Measures ConvGen. Without a command: whole networks, a JSON line a figure.")
    {
        Options.Add(_seconds);
        Subcommands.Add(new ExplainCommand());
        Subcommands.Add(new TilesCommand());
        Subcommands.Add(new KernelsCommand());
        SetAction(parsed =>
        {
            foreach (Figure figure in WholeNetworks.Measure(parsed.GetValue(_seconds)))
                Console.WriteLine(figure.ToJson());
        });
    }
}
