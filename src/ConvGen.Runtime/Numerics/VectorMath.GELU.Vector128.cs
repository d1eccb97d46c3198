using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>x · Φ(x) in every lane; step by step what <see cref="GELU(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GELU(Vector128<float> x)
    {
        var max = Vector128.Create(GELUMax);
        var a = Vector128.Abs(x);
        a = Vector128.MinNative(max, a);

        var one = Vector128.Create(1f);
        var k = Vector128.Create(ErfcxShift);
        var d = Vector128.FusedMultiplyAdd(k, a, one);
        var w = a / d;
        var p2 = ErfcxTail(w);
        var p = Vector128.FusedMultiplyAdd(p2, w, Vector128.Create(E1));
        var s = Vector128.FusedMultiplyAdd(p, w, Vector128.Create(1.5f));

        var sLow = Vector128.FusedMultiplyAdd(p, w, Vector128.Create(1.5f) - s);
        sLow = Vector128.FusedMultiplyAdd(Vector128.FusedMultiplyAdd(p2, w, Vector128.Create(E1) - p), w, sLow);
        s -= Vector128.Create(0.5f);
        var u = s * w;
        var uLow = Vector128.FusedMultiplyAdd(sLow, w, Vector128.FusedMultiplyAdd(s, w, -u));

        var v = Vector128.FusedMultiplyAdd(-k, w, one);
        var rest = Vector128.FusedMultiplyAdd(-w, d, a);
        rest = Vector128.FusedMultiplyAdd(-w, Vector128.FusedMultiplyAdd(k, a, one - d), rest);
        uLow = Vector128.FusedMultiplyAdd(rest * v, v * v, uLow);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        uLow = Vector128.FusedMultiplyAdd(u, low, uLow);
        var h = u + Vector128.FusedMultiplyAdd(u, q, Vector128.FusedMultiplyAdd(uLow, q, uLow));
        var zero = Vector128<float>.Zero;
        return Vector128.ConditionalSelect(Vector128.LessThan(x, zero), zero, x) - (scale * h * TwoToMinus65);
    }

    /// <summary>The derivative of <see cref="GELU(float)"/> in every lane; step by step what <see cref="GELUDerivative(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> GELUDerivative(Vector128<float> x)
    {
        var max = Vector128.Create(GELUMax);
        var a = Vector128.Abs(x);
        a = Vector128.MinNative(max, a);

        var one = Vector128.Create(1f);
        var v = one / Vector128.FusedMultiplyAdd(Vector128.Create(ErfcxShift), a, one);
        var w = a * v;
        var s = Vector128.FusedMultiplyAdd(ErfcxTail(w), w, Vector128.Create(E1));
        s = Vector128.FusedMultiplyAdd(s, w, one);
        var u = Vector128.FusedMultiplyAdd(s, v, a * -SqrtTwoOverPi);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        u = Vector128.FusedMultiplyAdd(u, low, u);
        var h = scale * Vector128.FusedMultiplyAdd(u, q, u) * TwoToMinus65;
        return Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128<float>.Zero), one - h, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ErfcxTail(Vector128<float> w)
    {
        var p = Vector128.FusedMultiplyAdd(Vector128.Create(E9), w, Vector128.Create(E8));
        p = Vector128.FusedMultiplyAdd(p, w, Vector128.Create(E7));
        p = Vector128.FusedMultiplyAdd(p, w, Vector128.Create(E6));
        p = Vector128.FusedMultiplyAdd(p, w, Vector128.Create(E5));
        p = Vector128.FusedMultiplyAdd(p, w, Vector128.Create(E4));
        p = Vector128.FusedMultiplyAdd(p, w, Vector128.Create(E3));
        return Vector128.FusedMultiplyAdd(p, w, Vector128.Create(E2));
    }

    /// <summary>e^(−a²/2) · 2⁶⁴ = (1 + q) · (1 + low) · scale; step by step what the scalar form does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ScaleOfGaussian(Vector128<float> a, out Vector128<float> q, out Vector128<float> low)
    {
        var half = a * -0.5f;
        var high = half * a;

        var round = Vector128.Create(RoundBiasedBy64);
        var t = Vector128.FusedMultiplyAdd(high, Vector128.Create(Log2E), round);
        var n = t - round;
        low = Vector128.FusedMultiplyAdd(n, Vector128.Create(-Ln2Low), Vector128.FusedMultiplyAdd(half, a, -high));
        q = Expm1OfRemainder(Vector128.FusedMultiplyAdd(n, Vector128.Create(-Ln2High), high));
        return (t.AsInt32() << MantissaBits).AsSingle();
    }
}
