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
        x = Vector512.MaxNative(min, x);
        x = Vector512.MinNative(max, x);

        var round = Vector512.Create(Round);
        var t = Vector512.FusedMultiplyAdd(x, Vector512.Create(Log2E), round);
        var n = t.AsInt32() - Vector512.Create(RoundBits);
        var r = Remainder(x, t - round);

        var half = n >> 1;
        return ExpOfRemainder(r)
            * ((half + Vector512.Create(Bias)) << MantissaBits).AsSingle()
            * ((n - half + Vector512.Create(Bias)) << MantissaBits).AsSingle();
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

    /// <summary>eᵃ · 2⁶⁴ = (1 + q) · scale for <paramref name="a"/> ≤ 0; step by step what the scalar form does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ScaleOfExp(Vector512<float> a, out Vector512<float> q)
    {
        var round = Vector512.Create(RoundBiasedBy64);
        var t = Vector512.FusedMultiplyAdd(a, Vector512.Create(Log2E), round);
        q = Expm1OfRemainder(Remainder(a, t - round));
        return (t.AsInt32() << MantissaBits).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> Expm1OfRemainder(Vector512<float> r)
    {
        var g = Vector512.FusedMultiplyAdd(Vector512.Create(C6), r, Vector512.Create(C5));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(C4));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(C3));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(C2));
        return Vector512.FusedMultiplyAdd(g * r, r, r);
    }
}
