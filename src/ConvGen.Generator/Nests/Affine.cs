using System.Collections.Immutable;
using System.Text;

namespace ConvGen.Generator.Nests;

/// <summary>An index that counts <c>From ≤ value &lt; To</c>: an axis of a nest, named as in its formula.</summary>
internal sealed record Axis(string Name, int From, int To)
{
    public Axis(string name, int extent)
        : this(name, 0, extent)
    {
    }

    public int Extent => To - From;

    public static Affine operator +(Axis a, Affine b) => (Affine)a + b;

    public static Affine operator -(Axis a, Affine b) => (Affine)a - b;

    public static Affine operator *(int factor, Axis a) => factor * (Affine)a;
}

/// <summary>A sum of axes with whole-number coefficients, and a constant: what indexes a tensor.</summary>
internal sealed class Affine : IEquatable<Affine>
{
    private Affine(ImmutableArray<(string Axis, int Coefficient)> terms, int constant)
    {
        Terms = terms;
        Constant = constant;
    }

    /// <summary>The axes that count, each once, in the order in which they were first written.</summary>
    public ImmutableArray<(string Axis, int Coefficient)> Terms { get; }

    public int Constant { get; }

    public bool IsConstant => Terms.IsEmpty;

    public static implicit operator Affine(int constant) => new([], constant);

    public static implicit operator Affine(Axis axis) => new([(axis.Name, 1)], 0);

    public static Affine Of(string axis, int coefficient = 1) => coefficient == 0 ? 0 : new Affine([(axis, coefficient)], 0);

    public static Affine operator +(Affine a, Affine b) =>
        a.IsConstant ? new(b.Terms, a.Constant + b.Constant) : b.IsConstant ? new(a.Terms, a.Constant + b.Constant) : new Sum().Add(1, a).Add(1, b).Total;

    public static Affine operator -(Affine a, Affine b) => b.IsConstant ? new(a.Terms, a.Constant - b.Constant) : new Sum().Add(1, a).Add(-1, b).Total;

    public static Affine operator *(int factor, Affine a) => a.IsConstant ? factor * a.Constant : factor == 1 ? a : new Sum().Add(factor, a).Total;

    public int this[string axis]
    {
        get
        {
            foreach (var (name, coefficient) in Terms)
            {
                if (name == axis)
                {
                    return coefficient;
                }
            }

            return 0;
        }
    }

    public bool Uses(string axis) => this[axis] != 0;

    public Affine Without(string axis) => Uses(axis) ? new(Terms.RemoveAll(term => term.Axis == axis), Constant) : this;

    /// <summary>With an axis replaced; what replaces it stands where the axis stood.</summary>
    public Affine Substitute(string axis, Affine value)
    {
        if (!Uses(axis))
        {
            return this;
        }

        var sum = new Sum();
        foreach (var (name, coefficient) in Terms)
        {
            _ = name == axis ? sum.Add(coefficient, value) : sum.Add(name, coefficient);
        }

        return sum.Total + Constant;
    }

    /// <summary>With the axes that are known replaced by their values.</summary>
    public Affine Substitute(Known known)
    {
        int constant = Constant, left = 0;
        foreach (var (axis, coefficient) in Terms)
        {
            if (known.TryGet(axis, out int value))
            {
                constant += coefficient * value;
            }
            else
            {
                left++;
            }
        }

        if (left == Terms.Length || left == 0)
        {
            return left == 0 ? constant : this;
        }

        var terms = ImmutableArray.CreateBuilder<(string, int)>(left);
        foreach (var term in Terms)
        {
            if (!known.TryGet(term.Axis, out _))
            {
                terms.Add(term);
            }
        }

        return new(terms.MoveToImmutable(), constant);
    }

    /// <summary>The least and the greatest value over the ranges of the axes.</summary>
    /// <param name="known">The axes that have a value.</param>
    /// <param name="axes">The ranges of the others.</param>
    public (int Least, int Greatest) Range(Known known, Func<string, Axis> axes)
    {
        int least = Constant, greatest = Constant;
        foreach (var (name, coefficient) in Terms)
        {
            if (known.TryGet(name, out int value))
            {
                least += coefficient * value;
                greatest += coefficient * value;
                continue;
            }

            var axis = axes(name);
            least += coefficient * (coefficient > 0 ? axis.From : axis.To - 1);
            greatest += coefficient * (coefficient > 0 ? axis.To - 1 : axis.From);
        }

        return (least, greatest);
    }

    public int Evaluate(Func<string, int> values) => Terms.Sum(term => term.Coefficient * values(term.Axis)) + Constant;

    public bool Equals(Affine? other)
    {
        if (other is null || Constant != other.Constant || Terms.Length != other.Terms.Length)
        {
            return false;
        }

        foreach (var (axis, coefficient) in Terms)
        {
            if (other[axis] != coefficient)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Affine);

    public override int GetHashCode()
    {
        int hash = Constant;
        foreach (var (axis, coefficient) in Terms)
        {
            hash ^= (StringComparer.Ordinal.GetHashCode(axis) * 31) + coefficient;
        }

        return hash;
    }

    /// <summary>As in a formula: <c>2*y+ky-1</c>.</summary>
    public override string ToString() => ToString("*");

    public string ToString(string times)
    {
        var text = new StringBuilder();
        // 2-ky reads better than -ky+2.
        bool constantFirst = Constant > 0 && Terms.Length > 0 && Terms[0].Coefficient < 0;
        if (constantFirst)
        {
            text.Append(Invariant(Constant));
        }

        foreach (var (axis, coefficient) in Terms)
        {
            text.Append(coefficient < 0 ? "-" : text.Length > 0 ? "+" : "");
            if (Math.Abs(coefficient) != 1)
            {
                text.Append(Invariant(Math.Abs(coefficient))).Append(times);
            }

            text.Append(axis);
        }

        if (!constantFirst && (Constant != 0 || text.Length == 0))
        {
            text.Append(Constant < 0 ? "-" : text.Length > 0 ? "+" : "").Append(Invariant(Math.Abs(Constant)));
        }

        return text.ToString();
    }

    private static string Invariant(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A sum of multiples in the making, each axis once.</summary>
    public sealed class Sum
    {
        private readonly List<(string Axis, int Coefficient)> terms = [];
        private int constant;

        public Affine Total => new(terms.TrueForAll(static term => term.Coefficient != 0) ? [.. terms] : [.. terms.Where(static term => term.Coefficient != 0)], constant);

        public Sum Add(int factor, Affine value)
        {
            constant += factor * value.Constant;
            foreach (var (axis, coefficient) in value.Terms)
            {
                Add(axis, factor * coefficient);
            }

            return this;
        }

        public Sum Add(string axis, int coefficient)
        {
            for (int i = 0; i < terms.Count; i++)
            {
                if (terms[i].Axis == axis)
                {
                    terms[i] = (axis, terms[i].Coefficient + coefficient);
                    return this;
                }
            }

            terms.Add((axis, coefficient));
            return this;
        }
    }
}
