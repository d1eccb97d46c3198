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
        x = Vector128.MaxNative(min, x);
        x = Vector128.MinNative(max, x);

        var round = Vector128.Create(Round);
        var t = Vector128.FusedMultiplyAdd(x, Vector128.Create(Log2E), round);
        var n = t.AsInt32() - Vector128.Create(RoundBits);
        var r = Remainder(x, t - round);

        var half = n >> 1;
        return ExpOfRemainder(r)
            * ((half + Vector128.Create(Bias)) << MantissaBits).AsSingle()
            * ((n - half + Vector128.Create(Bias)) << MantissaBits).AsSingle();
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

    /// <summary>eᵃ · 2⁶⁴ = (1 + q) · scale for <paramref name="a"/> ≤ 0; step by step what the scalar form does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ScaleOfExp(Vector128<float> a, out Vector128<float> q)
    {
        var round = Vector128.Create(RoundBiasedBy64);
        var t = Vector128.FusedMultiplyAdd(a, Vector128.Create(Log2E), round);
        q = Expm1OfRemainder(Remainder(a, t - round));
        return (t.AsInt32() << MantissaBits).AsSingle();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Expm1OfRemainder(Vector128<float> r)
    {
        var g = Vector128.FusedMultiplyAdd(Vector128.Create(C6), r, Vector128.Create(C5));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(C4));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(C3));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(C2));
        return Vector128.FusedMultiplyAdd(g * r, r, r);
    }
}
