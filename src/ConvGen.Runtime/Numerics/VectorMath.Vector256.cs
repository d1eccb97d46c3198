using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ in every lane; step by step what <see cref="Exp(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Exp(Vector256<float> x)
    {
        var min = Vector256.Create(ExpMin);
        var max = Vector256.Create(ExpMax);
        x = Vector256.ConditionalSelect(Vector256.LessThan(x, min), min, x);
        x = Vector256.ConditionalSelect(Vector256.GreaterThan(x, max), max, x);

        var round = Vector256.Create(Round);
        var t = Vector256.FusedMultiplyAdd(x, Vector256.Create(Log2E), round);
        var n = t.AsInt32() - Vector256.Create(RoundBits);
        var r = Remainder(x, t - round);

        var half = n >> 1;
        return ExpOfRemainder(r)
            * ((half + Vector256.Create(Bias)) << MantissaBits).AsSingle()
            * ((n - half + Vector256.Create(Bias)) << MantissaBits).AsSingle();
    }

    /// <summary>1 / (1 + e⁻ˣ) in every lane; step by step what <see cref="Sigmoid(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        var min = Vector256.Create(ExpMin);
        var a = x | Vector256.Create(-0f);
        a = Vector256.ConditionalSelect(Vector256.LessThan(a, min), min, a);

        var round = Vector256.Create(RoundBiasedBy64);
        var t = Vector256.FusedMultiplyAdd(a, Vector256.Create(Log2E), round);
        var r = Remainder(a, t - round);
        var e = ExpOfRemainder(r) * (t.AsInt32() << MantissaBits).AsSingle();
        var one = Vector256.Create(TwoTo64);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), e, one) / (e + one);
    }

    /// <summary>The hyperbolic tangent in every lane; step by step what <see cref="Tanh(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var sign = Vector256.Create(-0f);
        var min = Vector256.Create(TanhMin);
        var a = x | sign;
        a = Vector256.ConditionalSelect(Vector256.LessThan(a, min), min, a);

        var round = Vector256.Create(RoundBiased);
        var t = Vector256.FusedMultiplyAdd(a, Vector256.Create(2f * Log2E), round);
        var r = Vector256.FusedMultiplyAdd(t - round, Vector256.Create(-0.5f * Ln2High), a);
        var g = Vector256.FusedMultiplyAdd(Vector256.Create(32f * C6), r, Vector256.Create(16f * C5));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(8f * C4));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(4f * C3));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(2f * C2));
        var q = Vector256.FusedMultiplyAdd(g * r, r, r);

        var half = Vector256.Create(0.5f);
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector256.FusedMultiplyAdd(scale, q, Vector256.FusedMultiplyAdd(scale, half, -half));
        var mPlusOne = Vector256.FusedMultiplyAdd(scale, q, Vector256.FusedMultiplyAdd(scale, half, half));
        return Vector256.ConditionalSelect(sign, x, m / mPlusOne);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Remainder(Vector256<float> x, Vector256<float> n)
    {
        var r = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2High), x);
        return Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2Low), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ExpOfRemainder(Vector256<float> r)
    {
        var one = Vector256.Create(1f);
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(C6), r, Vector256.Create(C5));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(C4));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(C3));
        p = Vector256.FusedMultiplyAdd(p, r, Vector256.Create(C2));
        p = Vector256.FusedMultiplyAdd(p, r, one);
        return Vector256.FusedMultiplyAdd(p, r, one);
    }

    /// <summary>The greater in every lane, the first of equals; not-a-number wins. <paramref name="wins"/> has all bits set where it is <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Greatest(Vector256<float> best, Vector256<float> next, out Vector256<float> wins)
    {
        wins = Vector256.GreaterThan(next, best) | ~Vector256.Equals(next, next);
        return Vector256.ConditionalSelect(wins, next, best);
    }
}
