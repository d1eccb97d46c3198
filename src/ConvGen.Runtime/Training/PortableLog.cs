namespace ConvGen;

/// <summary>A natural logarithm with the same bits on every machine, which that of the C library has not.</summary>
internal static class PortableLog
{
    private const double Ln2 = 0.69314718055994531;

    /// <summary>ln x within a few ulp of double.</summary>
    /// <remarks>
    /// x = m · 2ᵉ with m in [√½, √2); ln m = 2 artanh t = 2 (t + t³/3 + t⁵/5 + …) with t = (m − 1) / (m + 1), |t| ≤ 0.172,
    /// broken off where terms fall below 1e-17.
    /// </remarks>
    public static double Of(double x)
    {
        if (!(x > 0) || double.IsInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa /= 2;
            exponent++;
        }

        return exponent * Ln2 + TwiceArtanh((mantissa - 1) / (mantissa + 1));
    }

    /// <summary>ln(1 + x) for a float x from 0 to 1, within a few ulp of double: small ones do not drown in the 1.</summary>
    public static double OfOnePlus(float x) => x < 0.41f ? TwiceArtanh(x / (2.0 + x)) : Of(1.0 + x);

    private static double TwiceArtanh(double t)
    {
        var square = t * t;
        var series = 0.0;
        for (var n = 21; n >= 1; n -= 2)
        {
            series = series * square + 1.0 / n;
        }

        return 2 * t * series;
    }
}
