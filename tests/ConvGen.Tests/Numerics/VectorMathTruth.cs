namespace ConvGen.Tests.Numerics;

/// <summary>The functions in double precision, with a relative error below 10⁻¹³ wherever a float's argument is none of their zeros.</summary>
internal static class VectorMathTruth
{
    /// <summary>eˣ − 1.</summary>
    public static double Expm1(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }

        var (term, sum) = (x, x);
        for (var n = 2; Math.Abs(term) > 1e-17 * Math.Abs(x); n++)
        {
            term *= x / n;
            sum += term;
        }

        return sum;
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>x / (1 + e⁻ˣ).</summary>
    public static double SiLU(double x) => x < -700 ? 0 : x / (1 + Math.Exp(-x));

    /// <summary>s · (1 + x · (1 − s)), where s = sigmoid(x).</summary>
    public static double SiLUDerivative(double x) => Math.Abs(x) > 700 ? Sigmoid(x) : Sigmoid(x) * (1 + (x * Sigmoid(-x)));

    /// <summary>x · Φ(x).</summary>
    public static double GELU(double x) => x * Normal(x);

    /// <summary>Φ(x) + x · φ(x).</summary>
    public static double GELUDerivative(double x) =>
        Normal(x) + (Math.Abs(x) > 40 ? 0 : x * Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI));

    /// <summary>Φ(x) = ½ · erfc(−x / √2); the square of a float is exact.</summary>
    private static double Normal(double x)
    {
        var z = Math.Min(Math.Abs(x), 40) / Math.Sqrt(2);
        var low = z < 2 ? 0.5 * (1 - Erf(z)) : 0.5 * Erfcx(z) * Math.Exp(-0.5 * Math.Min(x * x, 1600));
        return x < 0 ? low : 1 - low;
    }

    /// <summary>The error function for 0 ≤ z ≤ 2: 2/√π · e^(−z²) · Σ 2ⁿ z²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)), whose terms are all positive.</summary>
    public static double Erf(double z)
    {
        var (term, sum) = (z, z);
        for (var n = 1; term > 1e-17 * sum; n++)
        {
            term *= 2 * z * z / ((2 * n) + 1);
            sum += term;
        }

        return 2 / Math.Sqrt(Math.PI) * Math.Exp(-z * z) * sum;
    }

    /// <summary>e^(z²) · erfc(z) for z ≥ 2: 1/√π · 1 / (z + ½ / (z + 1 / (z + 1½ / (z + …)))).</summary>
    public static double Erfcx(double z)
    {
        var fraction = z;
        for (var k = 60; k >= 1; k--)
        {
            fraction = z + (0.5 * k / fraction);
        }

        return 1 / (Math.Sqrt(Math.PI) * fraction);
    }
}
