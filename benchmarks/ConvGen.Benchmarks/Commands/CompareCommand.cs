using System.CommandLine;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Benchmarks.Peers;

namespace ConvGen.Benchmarks.Commands;

/// <summary><c>compare</c>: ConvGen and whatever peers the machine has, in turn.</summary>
internal sealed class CompareCommand : Command
{
    private readonly Option<double> _seconds = Choices.Seconds(1, "each figure in each round");
    private readonly Option<int> _rounds = Choices.Count("--rounds", 5, "rounds in which each library is measured once");
    private readonly Option<string?> _write = new("--write") { Description = "a page whose table is to be written anew, such as docs/performance.md" };

    public CompareCommand() : base("compare", $"Measure ConvGen, ONNX Runtime ({OnnxRuntime.Variable}) and PyTorch on the same cases, and print a table.")
    {
        Options.Add(_seconds);
        Options.Add(_rounds);
        Options.Add(_write);
        SetAction(parsed => Run(parsed.GetValue(_seconds), parsed.GetValue(_rounds), parsed.GetValue(_write)));
    }

    private static void Run(double seconds, int rounds, string? page)
    {
        // Nothing is measured that could not be written.
        if (page is not null)
            Comparison.Around(page);
        IReadOnlyList<Peer> peers = Peer.All();
        foreach (Peer peer in peers.Where(peer => peer.Absent is not null))
            Console.Error.WriteLine($"{peer.Name} is {peer.Absent}.");
        var figures = new List<Figure>();
        for (int round = 0; round < rounds; round++)
        {
            foreach (Peer peer in peers.Where(peer => peer.Absent is null))
            {
                Console.Error.WriteLine($"round {round + 1} of {rounds}: {peer.Name}");
                figures.AddRange(peer.Measure(seconds));
            }
        }
        string section = Comparison.Of(peers, figures, seconds, rounds);
        Console.Write(section);
        if (page is not null)
            Comparison.Write(page, section);
    }
}
