using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;

namespace ConvGen.Benchmarks.Kernels;

/// <summary>A kernel of a network's plan, before it is scheduled.</summary>
internal sealed record PlannedKernel(Plan Plan, Step Step)
{
    public Nest Nest => Step.Nest;

    public string Name => $"{Nest.Name}{Plan.Purpose switch { Purpose.Training => "", Purpose.Prediction => " (prediction)", _ => " (one image)" }}";

    /// <summary>Multiply-adds in a run, all lanes together; 0 if nothing is summed. Channels that only fill a vector count.</summary>
    public long MultiplyAdds => Nest.Reduction is { Kind: ReductionKind.Sum, Term: Arithmetic { Operator: '*' } } ? Points(Nest) : 0;

    /// <summary>Every kernel that is scheduled for a width of vectors, of one layer or of all.</summary>
    /// <exception cref="ArgumentException">The network has no layer of that name.</exception>
    public static IReadOnlyList<PlannedKernel> Of(Network network, string? layer)
    {
        if (layer is not null && !network.Layers.Any(own => Is(own.Name, layer)))
            throw new ArgumentException($"{network.Type.Name} has no layer '{layer}'; expected {string.Join(", ", network.Layers.Select(own => own.Name))}.");
        Plan?[] plans = [Planner.Of(network), Planner.Prediction(network), SinglePlanner.Of(network)];
        return
        [
            .. from plan in plans.OfType<Plan>()
               from step in plan.Steps
               where !Scheduler.IsRows(step.Nest) && (layer is null || Is(step.Layer, layer))
               select new PlannedKernel(plan, step),
        ];
    }

    /// <summary>The kernel without the functions that are fused behind its sums.</summary>
    public PlannedKernel Bare() => Nest.Reduction is null ? this : this with { Step = Step with { Nest = Nest with { Value = new Reduced() } } };

    /// <summary>The kernel as it will run.</summary>
    public LoweredNest Scheduled(Target target) => Scheduler.Schedule(Nest, target, Plan.Network.Unroll);

    private static bool Is(string name, string asked) => string.Equals(name, asked, StringComparison.OrdinalIgnoreCase);

    /// <summary>Points that pass every guard. Axes that no guard joins are independent, so their counts multiply.</summary>
    private static long Points(Nest nest)
    {
        List<HashSet<string>> groups = [.. nest.Loops.Select(loop => new HashSet<string> { loop.Axis.Name })];
        foreach (Guard guard in nest.Guards)
        {
            List<HashSet<string>> joined = groups.FindAll(group => group.Any(guard.Value.Uses));
            groups.RemoveAll(joined.Contains);
            groups.Add([.. joined.SelectMany(group => group)]);
        }
        return groups.Aggregate(1L, (product, group) => product * Points(
            [.. nest.Loops.Select(loop => loop.Axis).Where(axis => group.Contains(axis.Name))], [.. nest.Guards.Where(guard => group.Any(guard.Value.Uses))], 0, []));
    }

    private static long Points(Axis[] axes, Guard[] guards, int axis, Dictionary<string, int> at)
    {
        if (axis == axes.Length)
            return guards.All(guard => guard.Value.Constant + guard.Value.Terms.Sum(term => term.Coefficient * at[term.Axis]) is var value && value >= guard.Low && value < guard.High) ? 1 : 0;
        if (guards.Length == 0)
            return axes.Aggregate(1L, (product, own) => product * own.Extent);
        long points = 0;
        for (int value = axes[axis].From; value < axes[axis].To; value++)
        {
            at[axes[axis].Name] = value;
            points += Points(axes, guards, axis + 1, at);
        }
        return points;
    }
}
