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
        a.IsConstant ? new(b.Terms, a.Constant + b.Constant) : b.IsConstant ? new(a.Terms, a.Constant + b.Constant) : Sum([(1, a), (1, b)]);

    /// <summary>The sum of multiples, each axis once.</summary>
    public static Affine Sum(IEnumerable<(int Factor, Affine Value)> parts)
    {
        var terms = ImmutableArray.CreateBuilder<(string Axis, int Coefficient)>();
        int constant = 0;
        foreach (var (factor, value) in parts)
        {
            constant += factor * value.Constant;
            foreach (var (axis, coefficient) in value.Terms)
            {
                int at = terms.FindIndex(axis);
                if (at < 0)
                {
                    terms.Add((axis, factor * coefficient));
                }
                else
                {
                    terms[at] = (axis, terms[at].Coefficient + (factor * coefficient));
                }
            }
        }

        terms.RemoveAll(term => term.Coefficient == 0);
        return new(terms.ToImmutable(), constant);
    }

    public static Affine operator -(Affine a, Affine b) => Sum([(1, a), (-1, b)]);

    public static Affine operator *(int factor, Affine a) =>
        factor == 0 ? 0 : new Affine(a.Terms.Select(term => (term.Axis, factor * term.Coefficient)).ToImmutableArray(), factor * a.Constant);

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

    public Affine Without(string axis) => this - Of(axis, this[axis]);

    /// <summary>With an axis replaced; what replaces it stands where the axis stood.</summary>
    public Affine Substitute(string axis, Affine value) => Uses(axis)
        ? Sum(Terms.Select(term => term.Axis == axis ? (term.Coefficient, value) : (1, Of(term.Axis, term.Coefficient))).Append((1, Constant)))
        : this;

    /// <summary>With the axes that are known replaced by their values.</summary>
    public Affine Substitute(Func<string, int?> known)
    {
        int constant = Constant, left = 0;
        foreach (var (axis, coefficient) in Terms)
        {
            if (known(axis) is { } value)
            {
                constant += coefficient * value;
            }
            else
            {
                left++;
            }
        }

        return left == Terms.Length ? this : left == 0 ? constant : new Affine(Terms.RemoveAll(term => known(term.Axis) is not null), constant);
    }

    /// <summary>The least and the greatest value over the ranges of the axes.</summary>
    public (int Least, int Greatest) Range(Func<string, Axis> axes)
    {
        int least = Constant, greatest = Constant;
        foreach (var (name, coefficient) in Terms)
        {
            var axis = axes(name);
            least += coefficient * (coefficient > 0 ? axis.From : axis.To - 1);
            greatest += coefficient * (coefficient > 0 ? axis.To - 1 : axis.From);
        }

        return (least, greatest);
    }

    public int Evaluate(Func<string, int> values) => Terms.Sum(term => term.Coefficient * values(term.Axis)) + Constant;

    public bool Equals(Affine? other) =>
        other is not null && Constant == other.Constant && Terms.Length == other.Terms.Length && Terms.All(term => other[term.Axis] == term.Coefficient);

    public override bool Equals(object? obj) => Equals(obj as Affine);

    public override int GetHashCode() => Terms.Aggregate(Constant, (hash, term) => hash ^ (StringComparer.Ordinal.GetHashCode(term.Axis) * 31 + term.Coefficient));

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
}

file static class Terms
{
    public static int FindIndex(this ImmutableArray<(string Axis, int Coefficient)>.Builder terms, string axis)
    {
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms[i].Axis == axis)
            {
                return i;
            }
        }

        return -1;
    }
}
