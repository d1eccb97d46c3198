using System.Collections.Immutable;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Cuts steps into phases: what makes a statistic of the whole batch ends its phase.</summary>
internal static class Phases
{
    /// <param name="steps">In their order.</param>
    /// <param name="others">Steps elsewhere, which read what these leave.</param>
    public static ImmutableArray<Phase> Of(IReadOnlyList<Step> steps, IReadOnlyList<Step> others)
    {
        var phases = ImmutableArray.CreateBuilder<Phase>();
        for (int at = 0; at < steps.Count || at == 0;)
        {
            var own = steps.Skip(at).TakeWhile(step => !MakesStatistic(step)).ToList();
            var totals = steps.Skip(at + own.Count).TakeWhile(MakesStatistic).ToImmutableArray();
            var before = steps.Take(at);
            at += own.Count + totals.Length;
            Fusion.Fuse(own, [.. others, .. before, .. totals, .. steps.Skip(at)]);
            // Whoever asks for it or not, a total costs nothing.
            phases.Add(new([.. own], [.. totals.Select(step => step with { OnlyForInput = false })]));
        }

        return phases.ToImmutable();
    }

    private static bool MakesStatistic(Step step) => step.Nest.Output.Tensor.Region.Space == Space.Statistics;
}
