using System.Globalization;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Kernels;

/// <summary>A schedule that a kernel could have, beside the one that it has.</summary>
/// <param name="Lowered">Its code; null where no method can hold it.</param>
/// <param name="WhyNot">Why it was not chosen; empty for the one that was.</param>
internal sealed record RankedChoice(string Tile, Estimate Estimate, LoweredNest? Lowered, string WhyNot)
{
    /// <summary>The best schedules by the model, in its order; the chosen one is among them. None where a kernel has no choice.</summary>
    public static IReadOnlyList<RankedChoice> Of(PlannedKernel kernel, Target target, int count)
    {
        if (kernel.Nest.Reduction is null)
            return [];
        string loops = NestText.Loops(kernel.Scheduled(target).Nest);
        Choice? chosen = null;
        var passed = new List<Choice>();
        foreach (Choice choice in Scheduler.Choices(kernel.Nest, target).DistinctBy(choice => NestText.Loops(choice.Nest)))
        {
            if (chosen is null && NestText.Loops(choice.Nest) == loops)
                chosen = choice;
            else
                passed.Add(choice);
        }
        if (chosen is null)
            return [];
        Estimate best = Cost.Estimate(chosen.Nest, target)!;
        return [new(chosen.Tile, best, chosen.Lower(), ""), .. passed.Take(count - 1).Select(choice => Passed(choice, best, target))];
    }

    private static RankedChoice Passed(Choice choice, Estimate best, Target target)
    {
        Estimate estimate = Cost.Estimate(choice.Nest, target)!;
        LoweredNest? lowered = choice.Lower();
        (string part, double cycles) = estimate.WorseThan(best);
        string whyNot = lowered is null ? string.Create(CultureInfo.InvariantCulture, $"more than {Scheduler.MethodLimit} statements")
            : estimate.Cost - best.Cost < 0.01 ? "as good, but reads memory less in order"
            : string.Create(CultureInfo.InvariantCulture, $"{part} +{cycles:0.00} cycles a term");
        return new(choice.Tile, estimate, lowered, whyNot);
    }
}
