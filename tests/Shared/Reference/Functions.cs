using System.Numerics;
using ConvGen.CompilerServices;

namespace ConvGen.Tests.Reference;

/// <summary>The functions that no rounded operation defines: in double the mathematical ones, in float the runtime's own.</summary>
internal sealed record Functions<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    public required Func<T, T> Exp { get; init; }

    public required Func<T, T> Expm1 { get; init; }

    public required Func<T, T> Sigmoid { get; init; }

    public required Func<T, T> Tanh { get; init; }

    public required Func<T, T> GELU { get; init; }

    public required Func<T, T> GELUDerivative { get; init; }

    public required Func<T, T> SiLU { get; init; }

    public required Func<T, T> SiLUDerivative { get; init; }
}

internal static class Functions
{
    public static Functions<double> Exact { get; } = new()
    {
        Exp = Math.Exp,
        Expm1 = x => Math.Abs(x) < 0.5 ? 2 * Math.Exp(x / 2) * Math.Sinh(x / 2) : Math.Exp(x) - 1,
        Sigmoid = Sigmoid,
        Tanh = Math.Tanh,
        GELU = x => x * NormalDistribution(x),
        GELUDerivative = x => NormalDistribution(x) + x * Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI),
        SiLU = x => x * Sigmoid(x),
        SiLUDerivative = x => Sigmoid(x) * (1 + x * (1 - Sigmoid(x))),
    };

    public static Functions<float> Runtime { get; } = new()
    {
        Exp = VectorMath.Exp,
        Expm1 = VectorMath.Expm1,
        Sigmoid = VectorMath.Sigmoid,
        Tanh = VectorMath.Tanh,
        GELU = VectorMath.GELU,
        GELUDerivative = VectorMath.GELUDerivative,
        SiLU = VectorMath.SiLU,
        SiLUDerivative = VectorMath.SiLUDerivative,
    };

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Φ(x), the chance that a standard normal number is at most <paramref name="x"/>.</summary>
    /// <remarks>½ + φ(x) · (x + x³/3 + x⁵/(3·5) + …); far out, where that would cancel, φ(x) · 1/(|x| + 1/(|x| + 2/(|x| + …))) is what is missing.</remarks>
    internal static double NormalDistribution(double x)
    {
        double density = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);
        if (Math.Abs(x) > 3)
        {
            double fraction = 0;
            for (int k = 200; k > 0; k--)
                fraction = k / (Math.Abs(x) + fraction);
            double tail = density / (Math.Abs(x) + fraction);
            return x < 0 ? tail : 1 - tail;
        }

        double sum = 0;
        double term = x;
        for (int k = 3; Math.Abs(term) > 1e-18 * Math.Abs(sum); k += 2)
        {
            sum += term;
            term *= x * x / k;
        }

        return 0.5 + density * sum;
    }
}
