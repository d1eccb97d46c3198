using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>The kernels of a plan's steps: those that only move numbers once, the others for each target. Steps that do the same to other tensors share one.</summary>
internal sealed class Kernels
{
    private readonly Dictionary<Target, ImmutableArray<LoweredNest>> vectors;
    private readonly Dictionary<string, string> names;
    private readonly HashSet<string> rows;

    private Kernels(ImmutableArray<LoweredNest> rows, Dictionary<Target, ImmutableArray<LoweredNest>> vectors, Dictionary<string, string> names)
    {
        Rows = rows;
        this.rows = [.. rows.Select(kernel => kernel.Nest.Name)];
        this.vectors = vectors;
        this.names = names;
    }

    public ImmutableArray<LoweredNest> Rows { get; }

    public ImmutableArray<LoweredNest> this[Target target] => vectors[target];

    public static Kernels Of(Plan plan, IReadOnlyList<Target> targets)
    {
        var unroll = plan.Network.Unroll;
        var alike = plan.Steps.Select(step => step.Nest).GroupBy(NestText.Signature, StringComparer.Ordinal).Select(same => same.ToList()).ToList();
        // Methods begin with a capital letter, locals with a small one, so that a layer of any name can have both.
        var nests = alike.Select(same => same[0] with { Name = Text.UpperFirst(same[0].Name), Twins = [.. same.Skip(1).Select(nest => Text.UpperFirst(nest.Name))] }).ToList();
        var names = alike.SelectMany(same => same.Select(nest => (nest.Name, Kernel: Text.UpperFirst(same[0].Name)))).ToDictionary(own => own.Name, own => own.Kernel, StringComparer.Ordinal);
        var rows = nests.Where(Scheduler.IsRows).Select(nest => Scheduler.Schedule(nest, Target.All[0], unroll)).ToImmutableArray();
        var others = nests.Where(nest => !Scheduler.IsRows(nest)).ToList();
        return new(rows, targets.ToDictionary(target => target, target => others.Select(nest => Scheduler.Schedule(nest, target, unroll)).ToImmutableArray()), names);
    }

    /// <summary>The name of the kernel that a step calls: its own, or that of the first step that does the same.</summary>
    public string NameOf(Step step) => names[step.Nest.Name];

    /// <summary>Whether a step's kernel is the same for every target.</summary>
    public bool IsRows(Step step) => rows.Contains(NameOf(step));
}
