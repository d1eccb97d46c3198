using ConvGen.Generator.Nests;

namespace ConvGen.Tests.Nests;

/// <summary>Ways to run a nest, made by hand from the transformations.</summary>
internal static class Variants
{
    /// <summary>Variants under names that say how they were made, and whether they can be lowered: whether a loop can take every guard.</summary>
    /// <param name="lanes">Floats in a vector.</param>
    public static IEnumerable<(string Name, Nest Nest, bool Lowers)> Of(Nest nest, int lanes)
    {
        yield return ("as stated", nest, true);
        if (nest.Reduction?.Kind is ReductionKind.Fold)
            yield break;

        string lane = nest.Output.Index[^1].Terms[0].Axis;
        var vectorised = nest.Vectorise(lane, lanes);
        yield return ("vectorised", vectorised, true);
        if (lanes == 16)
        {
            yield return ("reductions outermost", nest.Reorder(Names(nest, loop => loop.Reduces).Concat(Names(nest, loop => !loop.Reduces).Reverse())), false);
            foreach (var loop in nest.Loops.Where(loop => loop.Axis is { From: 0, Extent: > 1 }))
            {
                foreach (int factor in new[] { 2, 3 })
                    yield return ($"{loop.Axis.Name} split by {factor}", nest.Split(loop.Axis.Name, factor), nest.Guards.IsEmpty);
            }
        }

        foreach (var (name, shifted) in Shifted(vectorised))
            yield return (name, shifted, true);

        var last = vectorised.Loops.LastOrDefault(loop => !loop.Reduces && loop is { Kind: LoopKind.Serial, Axis.Extent: > 1 } && loop.Stated != lane);
        if (last is not null)
        {
            var tiled = Tiled(vectorised, last.Axis.Name, 3);
            yield return ($"a tile of 3 along {last.Axis.Name}", tiled, nest.Guards.IsEmpty);
            if (nest is { Reduction: not null, Accumulates: false })
                yield return ($"a tile of 3 along {last.Axis.Name}, finished in a loop", tiled with { FinishesInLoop = true }, nest.Guards.IsEmpty);
        }

        if (nest.Loops.Aggregate(1L, (points, loop) => points * loop.Axis.Extent) <= 8000)
            yield return ("all written out", Inside(vectorised).UnrollAll(), true);
    }

    /// <summary>The tile innermost, written out; lanes last.</summary>
    public static Nest Tiled(Nest nest, string axis, int size)
    {
        var split = nest.Split(axis, size).Unroll(axis + "i");
        return split.Reorder(Names(split, loop => !loop.Reduces && loop.Axis.Name != axis + "i" && loop.Kind != LoopKind.Vector)
            .Concat(Names(split, loop => loop.Reduces)).Append(axis + "i").Concat(Names(split, loop => loop.Kind == LoopKind.Vector)));
    }

    /// <summary>Inputs in tiles of one and two strides, each window counted from the first output that a tile meets.</summary>
    private static IEnumerable<(string Name, Nest Nest)> Shifted(Nest nest)
    {
        foreach (var guard in nest.Guards.Where(guard => guard.Value.Terms.Length == 2))
        {
            var (input, output) = (guard.Value.Terms.First(term => term.Coefficient == 1).Axis, guard.Value.Terms.First(term => term.Coefficient < 0).Axis);
            int stride = -guard.Value[output];
            foreach (int outputs in new[] { 1, 2 })
            {
                var split = nest.Split(input, stride * outputs);
                yield return ($"{output} counted from {input} by {outputs} strides", Inside(split.Shift(output, outputs * Affine.Of(input + "o")).Unroll(output, input + "i")));
            }
        }
    }

    // Lowering wants what lies inside a reduction to be written out, so serial loops of the output go first.
    private static Nest Inside(Nest nest) => nest.Reorder(
        Names(nest, loop => !loop.Reduces && loop.Kind == LoopKind.Serial)
            .Concat(Names(nest, loop => loop.Reduces)).Concat(Names(nest, loop => !loop.Reduces && loop.Kind == LoopKind.Unrolled)).Concat(Names(nest, loop => loop.Kind == LoopKind.Vector)));

    private static IEnumerable<string> Names(Nest nest, Func<Loop, bool> which) => nest.Loops.Where(which).Select(loop => loop.Axis.Name);
}
