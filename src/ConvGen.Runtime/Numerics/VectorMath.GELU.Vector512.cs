using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>x · Φ(x) in every lane; step by step what <see cref="GELU(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GELU(Vector512<float> x)
    {
        var max = Vector512.Create(GELUMax);
        var a = Vector512.Abs(x);
        a = Vector512.MinNative(max, a);

        var one = Vector512.Create(1f);
        var k = Vector512.Create(ErfcxShift);
        var d = Vector512.FusedMultiplyAdd(k, a, one);
        var w = a / d;
        var p2 = ErfcxTail(w);
        var p = Vector512.FusedMultiplyAdd(p2, w, Vector512.Create(E1));
        var s = Vector512.FusedMultiplyAdd(p, w, Vector512.Create(1.5f));

        var sLow = Vector512.FusedMultiplyAdd(p, w, Vector512.Create(1.5f) - s);
        sLow = Vector512.FusedMultiplyAdd(Vector512.FusedMultiplyAdd(p2, w, Vector512.Create(E1) - p), w, sLow);
        s -= Vector512.Create(0.5f);
        var u = s * w;
        var uLow = Vector512.FusedMultiplyAdd(sLow, w, Vector512.FusedMultiplyAdd(s, w, -u));

        var v = Vector512.FusedMultiplyAdd(-k, w, one);
        var rest = Vector512.FusedMultiplyAdd(-w, d, a);
        rest = Vector512.FusedMultiplyAdd(-w, Vector512.FusedMultiplyAdd(k, a, one - d), rest);
        uLow = Vector512.FusedMultiplyAdd(rest * v, v * v, uLow);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        uLow = Vector512.FusedMultiplyAdd(u, low, uLow);
        var h = u + Vector512.FusedMultiplyAdd(u, q, Vector512.FusedMultiplyAdd(uLow, q, uLow));
        var zero = Vector512<float>.Zero;
        return Vector512.ConditionalSelect(Vector512.LessThan(x, zero), zero, x) - (scale * h * TwoToMinus65);
    }

    /// <summary>The derivative of <see cref="GELU(float)"/> in every lane; step by step what <see cref="GELUDerivative(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> GELUDerivative(Vector512<float> x)
    {
        var max = Vector512.Create(GELUMax);
        var a = Vector512.Abs(x);
        a = Vector512.MinNative(max, a);

        var one = Vector512.Create(1f);
        var v = one / Vector512.FusedMultiplyAdd(Vector512.Create(ErfcxShift), a, one);
        var w = a * v;
        var s = Vector512.FusedMultiplyAdd(ErfcxTail(w), w, Vector512.Create(E1));
        s = Vector512.FusedMultiplyAdd(s, w, one);
        var u = Vector512.FusedMultiplyAdd(s, v, a * -SqrtTwoOverPi);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        u = Vector512.FusedMultiplyAdd(u, low, u);
        var h = scale * Vector512.FusedMultiplyAdd(u, q, u) * TwoToMinus65;
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), one - h, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ErfcxTail(Vector512<float> w)
    {
        var p = Vector512.FusedMultiplyAdd(Vector512.Create(E9), w, Vector512.Create(E8));
        p = Vector512.FusedMultiplyAdd(p, w, Vector512.Create(E7));
        p = Vector512.FusedMultiplyAdd(p, w, Vector512.Create(E6));
        p = Vector512.FusedMultiplyAdd(p, w, Vector512.Create(E5));
        p = Vector512.FusedMultiplyAdd(p, w, Vector512.Create(E4));
        p = Vector512.FusedMultiplyAdd(p, w, Vector512.Create(E3));
        return Vector512.FusedMultiplyAdd(p, w, Vector512.Create(E2));
    }

    /// <summary>e^(−a²/2) · 2⁶⁴ = (1 + q) · (1 + low) · scale; step by step what the scalar form does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<float> ScaleOfGaussian(Vector512<float> a, out Vector512<float> q, out Vector512<float> low)
    {
        var half = a * -0.5f;
        var high = half * a;

        var round = Vector512.Create(RoundBiasedBy64);
        var t = Vector512.FusedMultiplyAdd(high, Vector512.Create(Log2E), round);
        var n = t - round;
        low = Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2Low), Vector512.FusedMultiplyAdd(half, a, -high));
        q = Expm1OfRemainder(Vector512.FusedMultiplyAdd(n, Vector512.Create(-Ln2High), high));
        return (t.AsInt32() << MantissaBits).AsSingle();
    }
}
