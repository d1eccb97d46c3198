namespace ConvGen;

/// <summary>A cosine with the same bits on every machine, which that of the C library has not.</summary>
internal static class PortableCos
{
    /// <summary>cos πx within 1e-15 for every finite x.</summary>
    /// <remarks>x is folded into [0, ½], which is exact; from there it is the Taylor series of cos πx, or beyond ¼ that of sin π(½ − x), up to terms below 1e-17.</remarks>
    public static double OfPi(double x)
    {
        x = Math.Abs(x) % 2;
        x = x > 1 ? 2 - x : x;
        return x > 0.5 ? -FirstQuadrant(1 - x) : FirstQuadrant(x);
    }

    private static double FirstQuadrant(double x) => x <= 0.25 ? Series(Math.PI * x, 1) : Series(Math.PI * (0.5 - x), 2) * Math.PI * (0.5 - x);

    /// <summary>1 − y²/(n(n+1)) · (1 − y²/((n+2)(n+3)) · …): cos y from n = 1, sin y / y from n = 2.</summary>
    private static double Series(double y, int first)
    {
        var sum = 1.0;
        for (var n = first + 16; n >= first; n -= 2)
        {
            sum = 1 - y * y / (n * (n + 1)) * sum;
        }

        return sum;
    }
}
