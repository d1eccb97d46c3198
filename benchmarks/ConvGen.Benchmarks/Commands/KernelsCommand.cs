using System.CommandLine;
using System.Globalization;
using ConvGen.Benchmarks.Kernels;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Commands;

/// <summary><c>kernels</c>: how long each kernel of a network takes, and its share of the machine's peak.</summary>
internal sealed class KernelsCommand : Command
{
    private const int Rounds = 5;

    private readonly Option<string> _network = Choices.Network();
    private readonly Option<string?> _layer = Choices.Layer();
    private readonly Option<int> _width = Choices.Width();
    private readonly Option<double> _seconds = Choices.Seconds(0.5, "each kernel");

    public KernelsCommand() : base("kernels", "Measure every kernel of a network alone, and print its share of the machine's peak.")
    {
        Options.Add(_network);
        Options.Add(_layer);
        Options.Add(_width);
        Options.Add(_seconds);
        SetAction(parsed => Measure(NetworkSource.Read(parsed.GetRequiredValue(_network)), parsed.GetValue(_layer), Choices.TargetOf(parsed.GetValue(_width)), parsed.GetValue(_seconds)));
    }

    private static void Measure(Generator.Inference.Network network, string? layer, Target target, double seconds)
    {
        IReadOnlyList<PlannedKernel> kernels = PlannedKernel.Of(network, layer);
        IReadOnlyList<Action> runs = CompiledKernels.Of([.. kernels.Select(kernel => (kernel.Plan, kernel.Scheduled(target)))], target);
        var measured = Interleaved.Measure([Peak.Of(target), .. runs], seconds, Rounds);
        double peak = Peak.MultiplyAdds(target) / measured[0].Median;
        var table = new Table("kernel", "µs", "±µs", "multiply-adds", "GMAC/s", "of peak");
        for (int i = 0; i < kernels.Count; i++)
        {
            (double median, double spread) = measured[i + 1];
            object[] speed = kernels[i].MultiplyAdds is var terms and > 0
                ? [terms.ToString("N0", CultureInfo.InvariantCulture), Math.Round(terms / median / 1000, 1), Table.Percent(terms / median / peak)]
                : ["", "", ""];
            table.Add([kernels[i].Name, Math.Round(median, 2), Math.Round(spread / 2, 2), .. speed]);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{network.Type.Name}, vectors of {target.Bits} bits; the peak is {peak / 1000:0.0} GMAC/s. Batches: 16 images a run."));
        Console.Write(table);
    }
}
