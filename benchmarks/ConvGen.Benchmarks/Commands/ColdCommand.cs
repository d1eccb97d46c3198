using System.CommandLine;
using ConvGen.Benchmarks.Measuring;

namespace ConvGen.Benchmarks.Commands;

/// <summary><c>cold</c>: from a process's start to its first prediction, and the JIT compiler's share.</summary>
internal sealed class ColdCommand : Command
{
    // What a user can set in a project or in the environment.
    private static readonly (string Name, Dictionary<string, string> Variables)[] s_settings =
    [
        ("as it is", []),
        ("TieredPGO off", new() { ["DOTNET_TieredPGO"] = "0" }),
        ("no tiers", new() { ["DOTNET_TieredCompilation"] = "0" }),
        ("256 bits", new() { ["DOTNET_PreferredVectorBitWidth"] = "256" }),
    ];

    private readonly Option<int> _processes = Choices.Count("--processes", 11, "processes to start in each setting");

    public ColdCommand() : base("cold", "Measure LeNet from the start of a process to the first prediction, and the JIT compiler's share of it.")
    {
        Options.Add(_processes);
        SetAction(parsed =>
        {
            var table = new Table("setting", "main ms", "network ms", "first ms", "second µs", "methods", "JIT ms", "methods of ours", "JIT ms of ours");
            foreach ((string name, Dictionary<string, string> variables) in s_settings)
            {
                ColdStart cold = ColdStart.Measure(parsed.GetValue(_processes), variables);
                table.Add(
                    name, Math.Round(cold.MainMs, 1), Math.Round(cold.NetworkMs, 1), Math.Round(cold.PredictionMs, 1), Math.Round(cold.SecondUs, 1),
                    Math.Round(cold.Methods), Math.Round(cold.CompilingMs, 1), Math.Round(cold.FirstMethods), Math.Round(cold.FirstCompilingMs, 1));
            }
            Console.WriteLine("LeNet, one image; medians, in milliseconds since the process was asked for");
            Console.Write(table);
        });
    }
}
