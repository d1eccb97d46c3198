using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ in every lane; step by step what <see cref="Exp(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        var min = Vector512.Create(ExpMin);
        var max = Vector512.Create(ExpMax);
        x = Vector512.ConditionalSelect(Vector512.LessThan(x, min), min, x);
        x = Vector512.ConditionalSelect(Vector512.GreaterThan(x, max), max, x);

        var round = Vector512.Create(Round);
        var t = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), round);
        var n = t.AsInt32() - Vector512.Create(RoundBits);
        var r = Remainder(x, t - round);

        var half = n >> 1;
        return ExpOfRemainder(r)
            * ((half + Vector512.Create(Bias)) << MantissaBits).AsSingle()
            * ((n - half + Vector512.Create(Bias)) << MantissaBits).AsSingle();
    }

    /// <summary>1 / (1 + e⁻ˣ) in every lane; step by step what <see cref="Sigmoid(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var min = Vector512.Create(ExpMin);
        var a = x | Vector512.Create(-0f);
        a = Vector512.ConditionalSelect(Vector512.LessThan(a, min), min, a);

        var round = Vector512.Create(RoundBiasedBy64);
        var t = Vector512.FusedMultiplyAdd(a, Vector512.Create(Log2E), round);
        var r = Remainder(a, t - round);
        var e = ExpOfRemainder(r) * (t.AsInt32() << MantissaBits).AsSingle();
        var one = Vector512.Create(TwoTo64);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), e, one) / (e + one);
    }

    /// <summary>The hyperbolic tangent in every lane; step by step what <see cref="Tanh(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var sign = Vector512.Create(-0f);
        var min = Vector512.Create(TanhMin);
        var a = x | sign;
        a = Vector512.ConditionalSelect(Vector512.LessThan(a, min), min, a);

        var round = Vector512.Create(RoundBiased);
        var t = Vector512.FusedMultiplyAdd(a, Vector512.Create(2f * Log2E), round);
        var r = Vector512.FusedMultiplyAdd(t - round, Vector512.Create(-0.5f * Ln2High), a);
        var g = Vector512.FusedMultiplyAdd(Vector512.Create(32f * C6), r, Vector512.Create(16f * C5));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(8f * C4));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(4f * C3));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(2f * C2));
        var q = Vector512.FusedMultiplyAdd(g * r, r, r);

        var half = Vector512.Create(0.5f);
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector512.FusedMultiplyAdd(scale, q, Vector512.FusedMultiplyAdd(scale, half, -half));
        var mPlusOne = Vector512.FusedMultiplyAdd(scale, q, Vector512.FusedMultiplyAdd(scale, half, half));
        return Vector512.ConditionalSelect(sign, x, m / mPlusOne);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Remainder(Vector512<float> x, Vector512<float> n)
    {
        var r = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), x);
        return Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ExpOfRemainder(Vector512<float> r)
    {
        var one = Vector512.Create(1f);
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(C6), r, Vector512.Create(C5));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(C4));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(C3));
        p = Vector512.FusedMultiplyAdd(p, r, Vector512.Create(C2));
        p = Vector512.FusedMultiplyAdd(p, r, one);
        return Vector512.FusedMultiplyAdd(p, r, one);
    }

    /// <summary>The greater in every lane, the first of equals; not-a-number wins. <paramref name="wins"/> has all bits set where it is <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Greatest(Vector512<float> best, Vector512<float> next, out Vector512<float> wins)
    {
        wins = Vector512.GreaterThan(next, best) | ~Vector512.Equals(next, next);
        return Vector512.ConditionalSelect(wins, next, best);
    }
}
