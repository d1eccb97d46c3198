namespace ConvGen.Generator.Nests;

/// <summary>What becomes of a reduction's results where a function behind it has loops of its own, not the registers of a tile.</summary>
internal static class Finishing
{
    /// <summary>Floats that are finished at once: half a first-level cache.</summary>
    private const int AtOnce = 4096;

    /// <summary>The outermost loop whose results are still near behind it, or the tile: of a longer loop the processor foretells more.</summary>
    public static int LoopOf(Nest nest)
    {
        int at = nest.Loops.TakeWhile(loop => !loop.Reduces).Count();
        while (at > 0 && nest.Loops[at - 1].Kind == LoopKind.Serial && nest.Loops.Skip(at - 1).Where(loop => !loop.Reduces).Aggregate(1L, (product, loop) => product * loop.Axis.Extent) <= AtOnce)
        {
            at--;
        }

        return at;
    }

    /// <summary>The map that finishes what the loops from one on have left, in a loop for each stated axis of which all pieces lie inside.</summary>
    /// <param name="renamed">An index of the nest in the axes of the map.</param>
    public static Nest Of(Nest nest, int at, out Func<Affine, Affine> renamed)
    {
        var inside = nest.Loops.Skip(at).Where(loop => !loop.Reduces).ToList();
        Loop? InnerOf(Loop loop) => inside.FirstOrDefault(inner => inner.Stated == loop.Stated && inner.Kind == LoopKind.Unrolled && loop.Step == inner.Step * inner.Axis.Extent);
        var joined = inside.Where(loop => InnerOf(loop) is not null).ToList();
        Loop Whole(Loop inner) => joined.Where(outer => InnerOf(outer) == inner).Aggregate(inner, (whole, outer) => whole with { Axis = new(inner.Stated, whole.Axis.Extent * outer.Axis.Extent) });
        var change = renamed = index => inside.Aggregate(index, (same, loop) => joined.Contains(loop) ? same.Without(loop.Axis.Name) : same.Substitute(loop.Axis.Name, Affine.Of(Whole(loop).Axis.Name)));
        return (nest with { Reduction = null, Value = nest.Value.Rewrite(part => part is Reduced ? nest.Output : part) }).Reindex(change) with
        {
            Loops = [.. nest.Loops.Take(at), .. inside.Except(joined).OrderByDescending(loop => nest.Output.Address[loop.Axis.Name]).Select(loop => loop.Kind == LoopKind.Vector ? loop : Whole(loop) with { Kind = LoopKind.Serial })],
            FinishesInLoop = false,
        };
    }
}
