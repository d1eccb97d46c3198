using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>A step of lowered code: what remains to be printed once every guard is decided.</summary>
internal abstract record Node
{
    /// <summary>The elements that it reads or writes itself, not those of nodes inside.</summary>
    public IEnumerable<Load> Elements => this switch
    {
        Accumulate step => step.Term.Loads,
        Store store => store.Value.Loads.Append(store.Output),
        MoveRows rows => [rows.Output, rows.Source],
        Tile tile => tile.Accumulators.SelectMany(a => a.Initial.Loads.Concat(a.WinnerInitial.Loads).Concat(a.Value.Loads).Append(a.Output).Concat(a.Winner is null ? [] : [a.Winner])),
        _ => [],
    };

    /// <summary>Its own elements and those of nodes inside.</summary>
    public IEnumerable<Load> AllElements => this switch
    {
        For loop => loop.Distinct,
        Scope scope => scope.Body.SelectMany(node => node.AllElements),
        Tile tile => Elements.Concat(tile.Body.SelectMany(node => node.AllElements)),
        _ => Elements,
    };

    /// <summary>Whether its text has names of its own: for registers, and for what is loaded once and used again.</summary>
    public bool HasNames => this switch
    {
        Accumulate => true,
        Store store => store.Value.Loads.GroupBy(load => load).Any(same => same.Skip(1).Any()),
        For loop => loop.Body.Any(node => node.HasNames),
        Scope scope => scope.Body.Any(node => node.HasNames),
        Tile => true,
        _ => false,
    };
}

/// <summary>
/// A loop from the greatest of <paramref name="From"/> to below the least of <paramref name="To"/>.
/// A bound is a whole-number division, rounded up, of a sum of outer axes.
/// </summary>
internal sealed record For(Axis Axis, ImmutableArray<Quotient> From, ImmutableArray<Quotient> To, ImmutableArray<Node> Body) : Node
{
    /// <summary>The elements that it reads or writes, each once. Loops around it ask for them too.</summary>
    public ImmutableArray<Load> Distinct { get; } = [.. Body.SelectMany(node => node.AllElements).Distinct()];
}

/// <summary><c>⌈Value / Divisor⌉</c>.</summary>
internal sealed record Quotient(Affine Value, int Divisor);

/// <summary>A piece of straight-line code that shares no loads with its neighbours, and what is constant in it.</summary>
internal sealed record Scope(string Label, ImmutableArray<Node> Body) : Node;

/// <summary>Results that are kept in registers: begun, built up by the body, and stored.</summary>
internal sealed record Tile(ImmutableArray<Accumulator> Accumulators, ImmutableArray<Node> Body) : Node;

/// <summary>One result in a register.</summary>
/// <param name="Output">Where it goes.</param>
/// <param name="Initial">What it begins with.</param>
/// <param name="Value">What is stored; <see cref="Reduced"/> stands for the register.</param>
/// <param name="Winner">For a maximum: where the number of the winning term goes.</param>
/// <param name="WinnerInitial">The number that it begins with.</param>
internal sealed record Accumulator(int Number, ReductionKind Kind, Load Output, Expr Initial, Expr Value, Load? Winner, Expr WinnerInitial);

/// <summary>A term for an accumulator, or one to be taken off.</summary>
internal sealed record Accumulate(int Accumulator, Expr Term, Affine? TermIndex, bool Subtracts = false) : Node;

/// <summary>A value that is stored at once.</summary>
internal sealed record Store(Load Output, Expr Value) : Node;

/// <summary>Rows that one call moves: the nest's own statement, over its row axes.</summary>
internal sealed record MoveRows(Load Output, Load Source, ImmutableArray<Axis> Axes, bool Folds) : Node;

/// <summary>A scheduled nest with its loops made explicit.</summary>
/// <param name="Lane">The axis that fills the lanes, or null.</param>
internal sealed record LoweredNest(Nest Nest, Axis? Lane, ImmutableArray<Node> Body)
{
    /// <summary>Why the schedule is what it is, in a sentence; empty where there was no choice.</summary>
    public string Why { get; init; } = "";

    /// <summary>The tile of a schedule that was expected to be faster, but that no method could hold; null where there is none.</summary>
    public string? TooLong { get; init; }

    /// <summary>A choice is two statements: a comparison, and a sum.</summary>
    public static int StatementsOf(Expr term) => term is Choose ? 2 : 1;

    public IEnumerable<Node> All => Walk(Body);

    /// <summary>Statements in the text: what the compilers' limits count.</summary>
    public int Statements => All.Sum(node => node switch { Accumulate step => StatementsOf(step.Term), Store => 1, Tile tile => 2 * tile.Accumulators.Length, _ => 0 });

    private static IEnumerable<Node> Walk(IEnumerable<Node> nodes) =>
        nodes.SelectMany(node => new[] { node }.Concat(node switch
        {
            For loop => Walk(loop.Body),
            Scope scope => Walk(scope.Body),
            Tile tile => Walk(tile.Body),
            _ => [],
        }));
}
