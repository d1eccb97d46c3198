using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>A schedule that a nest could have.</summary>
/// <param name="Nest">The nest with its loops scheduled.</param>
/// <param name="Cost">What schedules are compared by, in cycles a term and a little for their text; at least <see cref="Planning.Cost.TooLong"/> where no method could hold it.</param>
internal sealed record Choice(Nest Nest, double Cost)
{
    /// <summary>The results that stay in registers, and what of the sum is written out: <c>oc 4, x 5 | ky 5, kx 5</c>.</summary>
    public string Tile => string.Join(" | ", new[] { false, true }.Select(reduces =>
        string.Join(", ", Nest.Loops.Where(loop => loop.Kind == LoopKind.Unrolled && loop.Reduces == reduces && loop.Axis.Extent > 1)
            .Select(loop => FormattableString.Invariant($"{loop.Stated} {loop.Axis.Extent}"))) is { Length: > 0 } axes ? axes : "1"));

    /// <summary>The schedule as it will run; null where a method cannot hold it.</summary>
    public LoweredNest? Lower() => Nests.Lower.Nest(Nest, Scheduler.MethodLimit) is { Statements: <= Scheduler.MethodLimit } lowered ? lowered : null;
}
