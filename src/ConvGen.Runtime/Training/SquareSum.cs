using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen;

/// <summary>A sum of squares in double with the same bits everywhere: 8 sums, element i adding to sum i mod 8, then added up in their order.</summary>
[InlineArray(Lanes)]
internal struct SquareSum
{
    private const int Lanes = 8;

    private double _lane;

    /// <summary>The whole.</summary>
    public readonly double Total
    {
        get
        {
            var total = 0.0;
            foreach (var lane in this)
            {
                total += lane;
            }

            return total;
        }
    }

    /// <summary>Adds the squares of some elements; in double a float's square is exact.</summary>
    /// <param name="values">The elements.</param>
    /// <param name="index">The index of the first of them.</param>
    public void Add(ReadOnlySpan<float> values, int index)
    {
        var aligned = Math.Min(values.Length, (Lanes - index % Lanes) % Lanes);
        AddOneByOne(values[..aligned], index);
        values = values[aligned..];

        Span<double> lanes = this;
        var (first, second) = (Vector256.Create<double>(lanes), Vector256.Create<double>(lanes[4..]));
        for (; values.Length >= Lanes; values = values[Lanes..])
        {
            var (lower, upper) = Vector256.Widen(Vector256.Create(values));
            first += lower * lower;
            second += upper * upper;
        }

        first.CopyTo(lanes);
        second.CopyTo(lanes[4..]);
        AddOneByOne(values, index: 0);
    }

    private void AddOneByOne(ReadOnlySpan<float> values, int index)
    {
        foreach (var value in values)
        {
            this[index++ % Lanes] += (double)value * value;
        }
    }
}
