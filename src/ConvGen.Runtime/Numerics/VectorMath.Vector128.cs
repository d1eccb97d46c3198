using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ in every lane; step by step what <see cref="Exp(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Exp(Vector128<float> x)
    {
        var min = Vector128.Create(ExpMin);
        var max = Vector128.Create(ExpMax);
        x = Vector128.ConditionalSelect(Vector128.LessThan(x, min), min, x);
        x = Vector128.ConditionalSelect(Vector128.GreaterThan(x, max), max, x);

        var round = Vector128.Create(Round);
        var t = Vector128.FusedMultiplyAdd(x, Vector128.Create(Log2E), round);
        var n = t.AsInt32() - Vector128.Create(RoundBits);
        var r = Remainder(x, t - round);

        var half = n >> 1;
        return ExpOfRemainder(r)
            * ((half + Vector128.Create(Bias)) << MantissaBits).AsSingle()
            * ((n - half + Vector128.Create(Bias)) << MantissaBits).AsSingle();
    }

    /// <summary>1 / (1 + e⁻ˣ) in every lane; step by step what <see cref="Sigmoid(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        var min = Vector128.Create(ExpMin);
        var a = x | Vector128.Create(-0f);
        a = Vector128.ConditionalSelect(Vector128.LessThan(a, min), min, a);

        var round = Vector128.Create(RoundBiasedBy64);
        var t = Vector128.FusedMultiplyAdd(a, Vector128.Create(Log2E), round);
        var r = Remainder(a, t - round);
        var e = ExpOfRemainder(r) * (t.AsInt32() << MantissaBits).AsSingle();
        var one = Vector128.Create(TwoTo64);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<float>.Zero), e, one) / (e + one);
    }

    /// <summary>The hyperbolic tangent in every lane; step by step what <see cref="Tanh(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        var sign = Vector128.Create(-0f);
        var min = Vector128.Create(TanhMin);
        var a = x | sign;
        a = Vector128.ConditionalSelect(Vector128.LessThan(a, min), min, a);

        var round = Vector128.Create(RoundBiased);
        var t = Vector128.FusedMultiplyAdd(a, Vector128.Create(2f * Log2E), round);
        var r = Vector128.FusedMultiplyAdd(t - round, Vector128.Create(-0.5f * Ln2High), a);
        var g = Vector128.FusedMultiplyAdd(Vector128.Create(32f * C6), r, Vector128.Create(16f * C5));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(8f * C4));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(4f * C3));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(2f * C2));
        var q = Vector128.FusedMultiplyAdd(g * r, r, r);

        var half = Vector128.Create(0.5f);
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector128.FusedMultiplyAdd(scale, q, Vector128.FusedMultiplyAdd(scale, half, -half));
        var mPlusOne = Vector128.FusedMultiplyAdd(scale, q, Vector128.FusedMultiplyAdd(scale, half, half));
        return Vector128.ConditionalSelect(sign, x, m / mPlusOne);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Remainder(Vector128<float> x, Vector128<float> n)
    {
        var r = Vector128.FusedMultiplyAdd(n, Vector128.Create(-Ln2High), x);
        return Vector128.FusedMultiplyAdd(n, Vector128.Create(-Ln2Low), r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ExpOfRemainder(Vector128<float> r)
    {
        var one = Vector128.Create(1f);
        var p = Vector128.FusedMultiplyAdd(Vector128.Create(C6), r, Vector128.Create(C5));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(C4));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(C3));
        p = Vector128.FusedMultiplyAdd(p, r, Vector128.Create(C2));
        p = Vector128.FusedMultiplyAdd(p, r, one);
        return Vector128.FusedMultiplyAdd(p, r, one);
    }

    /// <summary>The greater in every lane, the first of equals; not-a-number wins. <paramref name="wins"/> has all bits set where it is <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greatest(Vector128<float> best, Vector128<float> next, out Vector128<float> wins)
    {
        wins = Vector128.GreaterThan(next, best) | ~Vector128.Equals(next, next);
        return Vector128.ConditionalSelect(wins, next, best);
    }
}
