using System.Collections.Immutable;

namespace ConvGen.Generator.Nests;

/// <summary>A value in a nest. Every operation rounds once, as written.</summary>
internal abstract record Expr
{
    public static implicit operator Expr(float value) => new Number(value);

    public static Expr operator +(Expr a, Expr b) => new Arithmetic('+', a, b);

    public static Expr operator -(Expr a, Expr b) => new Arithmetic('-', a, b);

    public static Expr operator *(Expr a, Expr b) => new Arithmetic('*', a, b);

    public static Expr operator /(Expr a, Expr b) => new Arithmetic('/', a, b);

    /// <summary>This expression's direct parts, for walking.</summary>
    public virtual ImmutableArray<Expr> Parts => [];

    /// <summary>The same expression over other parts.</summary>
    public virtual Expr With(Func<Expr, Expr> part) => this;

    /// <summary>Replaces parts from the leaves up.</summary>
    public Expr Rewrite(Func<Expr, Expr> rule) => rule(With(part => part.Rewrite(rule)));

    public Expr Substitute(string axis, Affine value) => Rewrite(e => e.Reindex(index => index.Substitute(axis, value)));

    /// <summary>The same leaf with other indices; anything else is left alone.</summary>
    public virtual Expr Reindex(Func<Affine, Affine> change) => this;

    /// <summary>Whether a function of <c>VectorMath</c> is called.</summary>
    public bool HasCall => this is Call || Parts.Any(part => part.HasCall);

    /// <summary>The elements that are read, in the order in which they are written.</summary>
    public IReadOnlyList<Load> Loads
    {
        get
        {
            var loads = new List<Load>();
            AddLoads(loads);
            return loads;
        }
    }

    private void AddLoads(List<Load> loads)
    {
        if (this is Load load)
        {
            loads.Add(load);
        }

        foreach (var part in Parts)
        {
            part.AddLoads(loads);
        }
    }
}

/// <summary>An element of a tensor.</summary>
internal sealed record Load : Expr
{
    private readonly int hash;

    public Load(Tensor tensor, ImmutableArray<Affine> index)
        : this(tensor, index, tensor.AddressOf(index))
    {
    }

    private Load(Tensor tensor, ImmutableArray<Affine> index, Affine address)
    {
        (Tensor, Index, Address) = (tensor, index, address);
        hash = (tensor.Region.GetHashCode() * 31) + address.GetHashCode();
    }

    public Tensor Tensor { get; }

    public ImmutableArray<Affine> Index { get; }

    /// <summary>Where the element lies, in floats from the tensor's beginning.</summary>
    public Affine Address { get; }

    /// <summary>The longest of some axes along which neighbours lie side by side; null if there is none.</summary>
    public Axis? Contiguous(IEnumerable<Axis> axes) => axes.Where(axis => Address[axis.Name] == 1).OrderByDescending(axis => axis.Extent).FirstOrDefault();

    /// <summary>The same element under another letter.</summary>
    public Load As(string letter) => new(Tensor.As(letter), Index);

    // What replaces axes in the indices does so in their sum.
    public override Expr Reindex(Func<Affine, Affine> change)
    {
        var index = ImmutableArray.CreateBuilder<Affine>(Index.Length);
        bool same = true;
        foreach (var own in Index)
        {
            index.Add(change(own));
            same &= ReferenceEquals(own, index[index.Count - 1]);
        }

        return same ? this : new Load(Tensor, index.MoveToImmutable(), change(Address));
    }

    /// <summary>The same element by the dimensions of another view, each of which is one or several of this one's.</summary>
    public Load In(Tensor view)
    {
        if (view.Dimensions.SequenceEqual(Tensor.Dimensions))
        {
            return new(view, Index);
        }

        // A dimension of the view covers the strides from its own to below the next greater one; one of a single element has none.
        return new(view, [.. view.Dimensions.Select(to => to.Size == 1 ? 0 : Tensor.Dimensions
            .Select((from, i) => (from.Stride, Index: Index[i]))
            .Where(from => from.Stride >= to.Stride && view.Dimensions.All(other => other.Size == 1 || other.Stride <= to.Stride || from.Stride < other.Stride))
            .Aggregate(new Affine.Sum(), (sum, from) => sum.Add(from.Stride / to.Stride, from.Index)).Total)]);
    }

    /// <summary>Elements are the same if they lie at the same place.</summary>
    public bool Equals(Load? other) => ReferenceEquals(this, other)
        || (other is not null && hash == other.hash && Tensor.Region == other.Tensor.Region && Address.Equals(other.Address));

    public override int GetHashCode() => hash;

    public override string ToString() => $"{Tensor.Letter}[{string.Join(",", Index)}]";
}

/// <summary>A constant.</summary>
internal sealed record Number(float Value) : Expr
{
    public override string ToString() => Value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>An index as a number: which element a maximum came from.</summary>
internal sealed record Position(Affine Value) : Expr
{
    public override Expr Reindex(Func<Affine, Affine> change) => new Position(change(Value));

    public override string ToString() => $"({Value})";
}

/// <summary>What the reduction of a nest came to, in the value that is stored.</summary>
internal sealed record Reduced : Expr
{
    public override string ToString() => "reduced";
}

/// <summary><paramref name="Operator"/> is one of + - * /.</summary>
internal sealed record Arithmetic(char Operator, Expr Left, Expr Right) : Expr
{
    public override ImmutableArray<Expr> Parts => [Left, Right];

    public override Expr With(Func<Expr, Expr> part) => new Arithmetic(Operator, part(Left), part(Right));

    public override string ToString() => $"{Inner(Left)} {Operator} {Inner(Right)}";

    private static string Inner(Expr part) => part is Arithmetic or Choose or Reduced ? $"({part})" : $"{part}";
}

/// <summary><c>A * B + C</c> with one rounding.</summary>
internal sealed record FusedMultiplyAdd(Expr A, Expr B, Expr C) : Expr
{
    public override ImmutableArray<Expr> Parts => [A, B, C];

    public override Expr With(Func<Expr, Expr> part) => new FusedMultiplyAdd(part(A), part(B), part(C));

    public override string ToString() => $"fma({A}, {B}, {C})";
}

/// <summary>A function of the runtime's vector mathematics, by name.</summary>
internal sealed record Call(string Function, Expr Argument) : Expr
{
    public override ImmutableArray<Expr> Parts => [Argument];

    public override Expr With(Func<Expr, Expr> part) => new Call(Function, part(Argument));

    public override string ToString() => $"{Function}({Argument})";
}

internal enum Comparison
{
    Less,
    LessOrEqual,
    Equal,
}

/// <summary><c>Left ? Right</c> decides between two values, lane by lane.</summary>
internal sealed record Choose(Comparison Comparison, Expr Left, Expr Right, Expr IfTrue, Expr IfFalse) : Expr
{
    public override ImmutableArray<Expr> Parts => [Left, Right, IfTrue, IfFalse];

    public override Expr With(Func<Expr, Expr> part) => new Choose(Comparison, part(Left), part(Right), part(IfTrue), part(IfFalse));

    public override string ToString() => $"{Left} {Sign} {Right} ? {IfTrue} : {IfFalse}";

    private string Sign => Comparison switch { Comparison.Less => "<", Comparison.LessOrEqual => "<=", _ => "==" };
}
