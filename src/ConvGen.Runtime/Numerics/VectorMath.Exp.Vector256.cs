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
        x = Vector256.MaxNative(min, x);
        x = Vector256.MinNative(max, x);

        var round = Vector256.Create(Round);
        var t = Vector256.FusedMultiplyAdd(x, Vector256.Create(Log2E), round);
        var n = t.AsInt32() - Vector256.Create(RoundBits);
        var r = Remainder(x, t - round);

        var half = n >> 1;
        return ExpOfRemainder(r)
            * ((half + Vector256.Create(Bias)) << MantissaBits).AsSingle()
            * ((n - half + Vector256.Create(Bias)) << MantissaBits).AsSingle();
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

    /// <summary>eᵃ · 2⁶⁴ = (1 + q) · scale for <paramref name="a"/> ≤ 0; step by step what the scalar form does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaleOfExp(Vector256<float> a, out Vector256<float> q)
    {
        var round = Vector256.Create(RoundBiasedBy64);
        var t = Vector256.FusedMultiplyAdd(a, Vector256.Create(Log2E), round);
        q = Expm1OfRemainder(Remainder(a, t - round));
        return (t.AsInt32() << MantissaBits).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Expm1OfRemainder(Vector256<float> r)
    {
        var g = Vector256.FusedMultiplyAdd(Vector256.Create(C6), r, Vector256.Create(C5));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(C4));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(C3));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(C2));
        return Vector256.FusedMultiplyAdd(g * r, r, r);
    }
}
