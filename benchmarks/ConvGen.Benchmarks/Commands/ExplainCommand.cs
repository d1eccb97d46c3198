using System.CommandLine;
using System.Globalization;
using ConvGen.Benchmarks.Kernels;
using ConvGen.Benchmarks.Measuring;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Commands;

/// <summary><c>explain</c>: which tile each kernel has, what is expected of it, and what was passed over.</summary>
internal sealed class ExplainCommand : Command
{
    private readonly Option<string> _network = Choices.Network();
    private readonly Option<string?> _layer = Choices.Layer();
    private readonly Option<int> _width = Choices.Width();
    private readonly Option<int> _count = Choices.Count("--count", 5, "tiles to print for each kernel, the chosen one among them");

    public ExplainCommand() : base("explain", "Print each kernel's tile, its expected share of the machine's peak, what bounds it, and the next best tiles.")
    {
        Options.Add(_network);
        Options.Add(_layer);
        Options.Add(_width);
        Options.Add(_count);
        SetAction(parsed =>
        {
            Target target = Choices.TargetOf(parsed.GetValue(_width));
            IReadOnlyList<PlannedKernel> kernels = PlannedKernel.Of(NetworkSource.Read(parsed.GetRequiredValue(_network)), parsed.GetValue(_layer));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{parsed.GetValue(_network)}, vectors of {target.Bits} bits, {target.Registers} registers"));
            foreach (PlannedKernel kernel in kernels)
                Explain(kernel, target, parsed.GetValue(_count));
        });
    }

    private static void Explain(PlannedKernel kernel, Target target, int count)
    {
        Console.WriteLine();
        Console.WriteLine($"{kernel.Name}: {kernel.Nest.Summary}");
        Console.WriteLine($"  {NestText.Stated(kernel.Nest)}");
        if (RankedChoice.Of(kernel, target, count) is not { Count: > 0 } ranked)
        {
            LoweredNest scheduled = kernel.Scheduled(target);
            Console.WriteLine($"  loops {NestText.Loops(scheduled.Nest)}");
            Console.WriteLine($"  {(scheduled.Why.Length > 0 ? scheduled.Why : "Nothing is summed, so there is no choice.")}");
            return;
        }
        var table = new Table("tile | sum", "share", "bound by", "terms", "loads", "results", "registers", "why not");
        foreach (RankedChoice choice in ranked)
        {
            BodyShape shape = choice.Estimate.Shape;
            table.Add(choice.Tile, Table.Percent(choice.Estimate.Share), choice.Estimate.Bound, shape.Terms, shape.Loads, shape.Results, shape.Registers, choice.WhyNot);
        }
        Console.Write(table);
    }
}
