using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>Decides how much of a reduction is written out, and puts the loops in order.</summary>
internal static class Unrolling
{
    /// <summary>A body of so many statements hides what the loop itself costs.</summary>
    private const int Enough = 64;

    /// <summary>Unrolls the tile (<paramref name="inner"/>), and as many of the reduction's innermost loops as keep the body within a limit.</summary>
    public static Nest Of(Nest nest, IReadOnlyList<string> inner, int limit)
    {
        int body = inner.Aggregate(1, (product, axis) => product * nest.AxisOf(axis).Extent);
        nest = nest.Unroll([.. inner.Where(axis => nest.AxisOf(axis).Extent > 1)]);
        foreach (var loop in nest.Loops.Where(loop => loop.Reduces && loop.Axis.Extent > 1).Reverse().ToList())
        {
            int extent = loop.Axis.Extent;
            if (loop.Kind == LoopKind.Unrolled || (IsFree(nest, loop) && body * extent <= limit))
            {
                nest = nest.Unroll(loop.Axis.Name);
                body *= extent;
                continue;
            }

            int part = IsFree(nest, loop) ? Part(extent, Enough / body) : 1;
            if (part > 1)
            {
                nest = nest.Split(loop.Axis.Name, part).Unroll(loop.Axis.Name + "i");
            }

            break;
        }

        if (nest.Reduction is null)
        {
            return UnrollMap(nest);
        }

        // Serial loops, then the reduction's unrolled loops, then the tile, then the lanes.
        return nest.Reorder(nest.Loops.OrderBy(loop => loop switch
        {
            { Kind: LoopKind.Vector } => 4,
            { Kind: LoopKind.Unrolled, Reduces: false } => 3,
            { Reduces: false } => 0,
            { Kind: LoopKind.Serial } => 1,
            _ => 2,
        }).Select(loop => loop.Axis.Name));
    }

    /// <summary>About so much of an extent, if it divides it or leaves little.</summary>
    private static int Part(int extent, int about) =>
        Enumerable.Range(about, about + 1).Where(part => part > 1 && part < extent && (extent % part == 0 || extent >= 8 * part))
            .OrderBy(part => extent % part == 0 ? 0 : 1).DefaultIfEmpty(1).First();

    // A bounded loop must stay a loop: its bounds depend on loops outside.
    private static bool IsFree(Nest nest, Loop loop) => !nest.Guards.Any(guard => guard.Value.Uses(loop.Axis.Name) && loop.Kind == LoopKind.Serial && guard.Value.Terms.Length > 1);

    private static Nest UnrollMap(Nest nest)
    {
        var last = nest.Loops.LastOrDefault(loop => loop.Kind == LoopKind.Serial && loop.Axis.Extent > 1);
        if (last is null)
        {
            return nest;
        }

        int part = Enumerable.Range(1, 8).Last(size => last.Axis.Extent % size == 0);
        return part == 1 ? nest : part == last.Axis.Extent ? nest.Unroll(last.Axis.Name) : nest.Split(last.Axis.Name, part).Unroll(last.Axis.Name + "i");
    }
}
