using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

internal enum ReductionKind
{
    /// <summary>Adds the terms; a product is added with one rounding.</summary>
    Sum,

    /// <summary>The greatest term, the first of equals; not-a-number wins.</summary>
    Max,

    /// <summary>Adds by halves: of 2h terms, term i and term i + h, until one is left.</summary>
    Fold,
}

/// <summary>What runs over the axes that the output lacks, in the order in which <see cref="Axes"/> states them.</summary>
/// <param name="Initial">What it starts from.</param>
/// <param name="Term">What each step adds or compares.</param>
/// <param name="Axes">The axes as stated, outermost first: this order is the definition.</param>
/// <param name="Winner">For a maximum: where to store which term won, or null.</param>
/// <param name="WinnerIndex">The number of a term, for <paramref name="Winner"/>.</param>
/// <param name="WinnerInitial">Which term counts as the winner before any has won; null is term 0.</param>
internal sealed record Reduction(
    ReductionKind Kind, Expr Initial, Expr Term, ImmutableArray<string> Axes, Load? Winner = null, Affine? WinnerIndex = null, Expr? WinnerInitial = null);

/// <summary>How a loop is carried out.</summary>
internal enum LoopKind
{
    Serial,
    Unrolled,

    /// <summary>Its values fill the lanes of a vector.</summary>
    Vector,

    /// <summary>Carried out by one call that moves whole rows.</summary>
    Row,
}

/// <summary>A loop of a nest.</summary>
/// <param name="Stated">The stated axis that it runs over, whole or (after a split) in part.</param>
/// <param name="Reduces">Whether it belongs to the reduction.</param>
/// <param name="Step">How far the stated axis moves in one step of this loop.</param>
/// <param name="Origin">What the loop counts from, where that moves with a loop outside.</param>
internal sealed record Loop(Axis Axis, string Stated, bool Reduces, LoopKind Kind = LoopKind.Serial, int Step = 1, Affine? Origin = null);

/// <summary>Only where <c>Low ≤ Value &lt; High</c>.</summary>
internal sealed record Guard(Affine Value, int Low, int High)
{
    public override string ToString() => FormattableString.Invariant($"{Low}<={Value}<{High}");
}

/// <summary>
/// A perfect loop nest with one statement in index notation: <c>Output = Value(Reduction)</c>.
/// The algorithm is the statement and the stated order of the reduction; <see cref="Loops"/> is the schedule.
/// </summary>
/// <param name="Name">What the kernel is called.</param>
/// <param name="Summary">What it does, in words.</param>
/// <param name="Output">The element that is stored.</param>
/// <param name="Reduction">What is summed or compared, or null for a map.</param>
/// <param name="Value">What is stored; <see cref="Reduced"/> stands for the reduction's result.</param>
/// <param name="Loops">Outermost first.</param>
/// <param name="Guards">Which points of the loops count.</param>
internal sealed record Nest(
    string Name, string Summary, Load Output, Reduction? Reduction, Expr Value, ImmutableArray<Loop> Loops, ImmutableArray<Guard> Guards)
{
    /// <summary>Output = value, for every point of the axes.</summary>
    public static Nest Map(string name, string summary, Axis[] axes, Load output, Expr value) =>
        new(name, summary, output, null, value, [.. axes.Select(axis => new Loop(axis, axis.Name, Reduces: false))], []);

    /// <summary>Output = the reduction over <paramref name="over"/>, for every point of the axes.</summary>
    public static Nest Reduce(
        string name, string summary, Axis[] axes, Load output, ReductionKind kind, Expr initial, Axis[] over, Expr term, Load? winner = null, Affine? winnerIndex = null, Expr? winnerInitial = null) =>
        new(name, summary, output, new(kind, initial, term, [.. over.Select(axis => axis.Name)], winner, winnerIndex, winnerInitial), new Reduced(),
            [.. axes.Select(axis => new Loop(axis, axis.Name, Reduces: false)), .. over.Select(axis => new Loop(axis, axis.Name, Reduces: true))], []);

    /// <summary>Output = initial + the sum of the terms.</summary>
    public static Nest Sum(string name, string summary, Axis[] axes, Load output, Expr initial, Axis[] over, Expr term) =>
        Reduce(name, summary, axes, output, ReductionKind.Sum, initial, over, term);

    public Axis AxisOf(string name) => Loops.First(loop => loop.Axis.Name == name).Axis;

    /// <summary>The axis along which results lie side by side, which can fill lanes; null if there is none.</summary>
    public Axis? Filling => Output.Contiguous(Loops.Where(loop => !loop.Reduces).Select(loop => loop.Axis));

    /// <summary>Whether the output is added to, not overwritten.</summary>
    public bool Accumulates => Reduction?.Initial is Load load && load.Equals(Output);

    /// <summary>Everything that is read.</summary>
    public IEnumerable<Load> Loads =>
        (Reduction is null ? [] : Reduction.Initial.Loads.Concat(Reduction.Term.Loads).Concat(Reduction.WinnerInitial?.Loads ?? [])).Concat(Value.Loads);

    /// <summary>Every tensor once, the outputs last, in the order in which a kernel takes them.</summary>
    public IEnumerable<Tensor> Tensors =>
        Loads.Where(load => load.Tensor.Region != Output.Tensor.Region).Select(load => load.Tensor)
            .OrderBy(tensor => tensor.Region.Space == Space.Parameters).Append(Output.Tensor)
            .Concat(Reduction?.Winner is { } winner ? [winner.Tensor] : []).GroupBy(tensor => tensor.Region).Select(same => same.First());

    /// <summary>The same nest with every index changed.</summary>
    public Nest Reindex(Func<Affine, Affine> change)
    {
        Expr Apply(Expr e) => e.Rewrite(part => part.Reindex(change));
        return this with
        {
            Output = (Load)Apply(Output),
            Value = Apply(Value),
            Guards = [.. Guards.Select(guard => guard with { Value = change(guard.Value) })],
            Reduction = Reduction is null ? null : Reduction with
            {
                Initial = Apply(Reduction.Initial),
                Term = Apply(Reduction.Term),
                Winner = Reduction.Winner is null ? null : (Load)Apply(Reduction.Winner),
                WinnerIndex = Reduction.WinnerIndex is null ? null : change(Reduction.WinnerIndex),
                WinnerInitial = Reduction.WinnerInitial is null ? null : Apply(Reduction.WinnerInitial),
            },
        };
    }

    /// <summary>The same nest with what it reads and writes replaced.</summary>
    public Nest Read(Func<Load, Load> change)
    {
        Expr Apply(Expr e) => e.Rewrite(part => part is Load load ? change(load) : part);
        return this with
        {
            Output = change(Output),
            Value = Apply(Value),
            Reduction = Reduction is null ? null : Reduction with
            {
                Initial = Apply(Reduction.Initial),
                Term = Apply(Reduction.Term),
                Winner = Reduction.Winner is null ? null : change(Reduction.Winner),
                WinnerInitial = Reduction.WinnerInitial is null ? null : Apply(Reduction.WinnerInitial),
            },
        };
    }

    /// <summary>The same nest without an axis of one value, and without the tensors' dimension that it counts: a nest about a single image has no use for images.</summary>
    public Nest Without(string axis)
    {
        Load Drop(Load load) => load.Index.FindIndex(index => index.Uses(axis)) is var d and >= 0 ? new Load(load.Tensor.Without(d), load.Index.RemoveAt(d)) : load;
        return Read(Drop) with { Loops = Loops.RemoveAll(loop => loop.Axis.Name == axis) };
    }

    /// <summary>Whether results are stored as they are and finished in loops of their own, not in a tile's registers.</summary>
    public bool FinishesInLoop { get; init; }

    /// <summary>Whether it is computed a number at a time: no axis of it can fill lanes.</summary>
    public bool IsScalar { get; init; }

    /// <summary>The names of other nests that do the same to other tensors.</summary>
    public ImmutableArray<string> Twins { get; init; } = [];

    /// <summary>The formula before any transformation, in the letters of the stated axes.</summary>
    public string Stated { get; init; } = "";

    /// <summary>The formula with the loops as they are scheduled.</summary>
    public string Formula => NestText.Formula(this);

    /// <summary>Formula and schedule, for snapshots and for the comments of generated code.</summary>
    public override string ToString() => NestText.Whole(this);
}

file static class Indices
{
    public static int FindIndex(this ImmutableArray<Affine> index, Func<Affine, bool> rule)
    {
        int d = index.Length - 1;
        while (d >= 0 && !rule(index[d]))
        {
            d--;
        }

        return d;
    }
}
