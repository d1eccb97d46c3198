using System.CommandLine;
using System.Globalization;
using ConvGen.Benchmarks.Kernels;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Commands;

/// <summary><c>tiles</c>: measures each kernel with its best tiles, beside what the model expects of them.</summary>
internal sealed class TilesCommand : Command
{
    private const int Rounds = 5;

    private readonly Option<string> _network = Choices.Network();
    private readonly Option<string?> _layer = Choices.Layer();
    private readonly Option<int> _width = Choices.Width();
    private readonly Option<int> _count = Choices.Count("--count", 5, "tiles to measure for each kernel, the chosen one among them");
    private readonly Option<double> _seconds = Choices.Seconds(0.5, "each tile");

    private readonly Option<bool> _bare = new("--bare") { Description = "without the functions that are fused behind the sums, which the model does not count" };

    public TilesCommand() : base("tiles", "Measure each kernel with the best tiles of the model, and print expected and measured share of the machine's peak.")
    {
        Options.Add(_network);
        Options.Add(_layer);
        Options.Add(_width);
        Options.Add(_count);
        Options.Add(_seconds);
        Options.Add(_bare);
        SetAction(parsed =>
        {
            Target target = Choices.TargetOf(parsed.GetValue(_width));
            IReadOnlyList<PlannedKernel> kernels = [.. PlannedKernel.Of(NetworkSource.Read(parsed.GetRequiredValue(_network)), parsed.GetValue(_layer)).Where(kernel => kernel.MultiplyAdds > 0).Select(kernel => parsed.GetValue(_bare) ? kernel.Bare() : kernel)];
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(_network)}, vectors of {target.Bits} bits; shares are of a loop of multiply-adds in registers, measured in between"));
            foreach (PlannedKernel kernel in kernels)
                Measure(kernel, target, parsed.GetValue(_count), parsed.GetValue(_seconds));
        });
    }

    private static void Measure(PlannedKernel kernel, Target target, int count, double seconds)
    {
        IReadOnlyList<RankedChoice> choices = [.. RankedChoice.Of(kernel, target, count).Where(choice => choice.Lowered is not null)];
        if (choices.Count == 0)
            return;
        IReadOnlyList<Action> runs = CompiledKernels.Of([.. choices.Select(choice => (kernel.Plan, choice.Lowered!))], target);
        var measured = Interleaved.Measure([Peak.Of(target), .. runs], seconds, Rounds);
        double peak = Peak.MultiplyAdds(target) / measured[0].Median;
        var table = new Table("tile | sum", "expected", "measured", "µs", "±µs", "bound by", "why not");
        for (int i = 0; i < choices.Count; i++)
        {
            (double median, double spread) = measured[i + 1];
            table.Add(
                choices[i].Tile, Table.Percent(choices[i].Estimate.Share), Table.Percent(kernel.MultiplyAdds / median / peak),
                Math.Round(median, 2), Math.Round(spread / 2, 2), choices[i].Estimate.Bound, choices[i].WhyNot);
        }
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{kernel.Name}: {kernel.MultiplyAdds:N0} multiply-adds; the peak is {peak / 1000:0.0} GMAC/s"));
        Console.Write(table);
    }
}
