using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>x · Φ(x) in every lane; step by step what <see cref="GELU(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GELU(Vector256<float> x)
    {
        var max = Vector256.Create(GELUMax);
        var a = Vector256.Abs(x);
        a = Vector256.MinNative(max, a);

        var one = Vector256.Create(1f);
        var k = Vector256.Create(ErfcxShift);
        var d = Vector256.FusedMultiplyAdd(k, a, one);
        var w = a / d;
        var p2 = ErfcxTail(w);
        var p = Vector256.FusedMultiplyAdd(p2, w, Vector256.Create(E1));
        var s = Vector256.FusedMultiplyAdd(p, w, Vector256.Create(1.5f));

        var sLow = Vector256.FusedMultiplyAdd(p, w, Vector256.Create(1.5f) - s);
        sLow = Vector256.FusedMultiplyAdd(Vector256.FusedMultiplyAdd(p2, w, Vector256.Create(E1) - p), w, sLow);
        s -= Vector256.Create(0.5f);
        var u = s * w;
        var uLow = Vector256.FusedMultiplyAdd(sLow, w, Vector256.FusedMultiplyAdd(s, w, -u));

        var v = Vector256.FusedMultiplyAdd(-k, w, one);
        var rest = Vector256.FusedMultiplyAdd(-w, d, a);
        rest = Vector256.FusedMultiplyAdd(-w, Vector256.FusedMultiplyAdd(k, a, one - d), rest);
        uLow = Vector256.FusedMultiplyAdd(rest * v, v * v, uLow);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        uLow = Vector256.FusedMultiplyAdd(u, low, uLow);
        var h = u + Vector256.FusedMultiplyAdd(u, q, Vector256.FusedMultiplyAdd(uLow, q, uLow));
        var zero = Vector256<float>.Zero;
        return Vector256.ConditionalSelect(Vector256.LessThan(x, zero), zero, x) - (scale * h * TwoToMinus65);
    }

    /// <summary>The derivative of <see cref="GELU(float)"/> in every lane; step by step what <see cref="GELUDerivative(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> GELUDerivative(Vector256<float> x)
    {
        var max = Vector256.Create(GELUMax);
        var a = Vector256.Abs(x);
        a = Vector256.MinNative(max, a);

        var one = Vector256.Create(1f);
        var v = one / Vector256.FusedMultiplyAdd(Vector256.Create(ErfcxShift), a, one);
        var w = a * v;
        var s = Vector256.FusedMultiplyAdd(ErfcxTail(w), w, Vector256.Create(E1));
        s = Vector256.FusedMultiplyAdd(s, w, one);
        var u = Vector256.FusedMultiplyAdd(s, v, a * -SqrtTwoOverPi);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        u = Vector256.FusedMultiplyAdd(u, low, u);
        var h = scale * Vector256.FusedMultiplyAdd(u, q, u) * TwoToMinus65;
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), one - h, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ErfcxTail(Vector256<float> w)
    {
        var p = Vector256.FusedMultiplyAdd(Vector256.Create(E9), w, Vector256.Create(E8));
        p = Vector256.FusedMultiplyAdd(p, w, Vector256.Create(E7));
        p = Vector256.FusedMultiplyAdd(p, w, Vector256.Create(E6));
        p = Vector256.FusedMultiplyAdd(p, w, Vector256.Create(E5));
        p = Vector256.FusedMultiplyAdd(p, w, Vector256.Create(E4));
        p = Vector256.FusedMultiplyAdd(p, w, Vector256.Create(E3));
        return Vector256.FusedMultiplyAdd(p, w, Vector256.Create(E2));
    }

    /// <summary>e^(−a²/2) · 2⁶⁴ = (1 + q) · (1 + low) · scale; step by step what the scalar form does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> ScaleOfGaussian(Vector256<float> a, out Vector256<float> q, out Vector256<float> low)
    {
        var half = a * -0.5f;
        var high = half * a;

        var round = Vector256.Create(RoundBiasedBy64);
        var t = Vector256.FusedMultiplyAdd(high, Vector256.Create(Log2E), round);
        var n = t - round;
        low = Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2Low), Vector256.FusedMultiplyAdd(half, a, -high));
        q = Expm1OfRemainder(Vector256.FusedMultiplyAdd(n, Vector256.Create(-Ln2High), high));
        return (t.AsInt32() << MantissaBits).AsSingle();
    }
}
