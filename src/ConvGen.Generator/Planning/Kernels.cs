using System.Collections.Immutable;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Every step's kernel: those that only move numbers once, the others for each target.</summary>
internal sealed class Kernels
{
    private readonly Dictionary<Target, ImmutableArray<LoweredNest>> vectors;

    private Kernels(ImmutableArray<LoweredNest> rows, Dictionary<Target, ImmutableArray<LoweredNest>> vectors)
    {
        Rows = rows;
        this.vectors = vectors;
    }

    public ImmutableArray<LoweredNest> Rows { get; }

    public ImmutableArray<LoweredNest> this[Target target] => vectors[target];

    public static Kernels Of(Plan plan, IReadOnlyList<Target> targets)
    {
        var unroll = plan.Network.Unroll;
        var steps = plan.Steps.Select(step => step.Nest).ToList();
        var rows = steps.Where(Scheduler.IsRows).Select(nest => Scheduler.Schedule(nest, Target.All[0], unroll)).ToImmutableArray();
        var others = steps.Where(nest => !Scheduler.IsRows(nest)).ToList();
        return new(rows, targets.ToDictionary(target => target, target => others.Select(nest => Scheduler.Schedule(nest, target, unroll)).ToImmutableArray()));
    }

    /// <summary>Whether a step's kernel is the same for every target.</summary>
    public bool IsRows(Step step) => Rows.Any(kernel => kernel.Nest.Name == step.Nest.Name);
}
