using System.CommandLine;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Benchmarks.Peers;

namespace ConvGen.Benchmarks.Commands;

/// <summary>Without a command: whole networks, a JSON line a figure.</summary>
internal sealed class QuickCommand : RootCommand
{
    private readonly Option<double> _seconds = Choices.Seconds(2, "each figure");

    private readonly Option<bool> _onnxRuntime = new(Peer.OnnxRuntimeOption) { Description = $"measure ONNX Runtime instead, the library that {OnnxRuntime.Variable} names" };

    public QuickCommand() : base("Measures ConvGen. Without a command: whole networks, a JSON line a figure.")
    {
        Options.Add(_seconds);
        Options.Add(_onnxRuntime);
        Subcommands.Add(new ExplainCommand());
        Subcommands.Add(new TilesCommand());
        Subcommands.Add(new KernelsCommand());
        Subcommands.Add(new BdnCommand());
        Subcommands.Add(new CompareCommand());
        Subcommands.Add(new ColdCommand());
        Subcommands.Add(new GeneratorCommand());
        SetAction(parsed =>
        {
            double seconds = parsed.GetValue(_seconds);
            foreach (Figure figure in parsed.GetValue(_onnxRuntime) ? OnnxRuntime.Measure(Library(), seconds) : WholeNetworks.Measure(seconds))
                Console.WriteLine(figure.ToJson());
        });
    }

    /// <summary>Runs a command line; gives the exit code: 2 if it asks for what is not there.</summary>
    public static int Run(string[] args)
    {
        try
        {
            return new QuickCommand().Parse(args).Invoke(new() { EnableDefaultExceptionHandler = false });
        }
        catch (ArgumentException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return 2;
        }
    }

    private static string Library() => OnnxRuntime.Library
        ?? throw new ArgumentException($"{OnnxRuntime.Variable} is '{Environment.GetEnvironmentVariable(OnnxRuntime.Variable)}'; expected a library, or a folder with npm's onnxruntime-node.");
}
