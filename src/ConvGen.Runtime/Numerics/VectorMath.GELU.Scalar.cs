using System.Runtime.CompilerServices;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>x · Φ(x), where Φ(x) = ½ · erfc(−x / √2) is the normal distribution's. At most 1.43 ulp off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GELU(float x)
    {
        var a = MathF.Abs(x);
        a = a > GELUMax ? GELUMax : a;

        var d = MathF.FusedMultiplyAdd(ErfcxShift, a, 1f);
        var w = a / d;
        var p2 = ErfcxTail(w);
        var p = MathF.FusedMultiplyAdd(p2, w, E1);
        var s = MathF.FusedMultiplyAdd(p, w, 1.5f);

        // What the last two steps round away. Between ¾ and 1½ that of s is exact, so s is ½ greater here.
        var sLow = MathF.FusedMultiplyAdd(p, w, 1.5f - s);
        sLow = MathF.FusedMultiplyAdd(MathF.FusedMultiplyAdd(p2, w, E1 - p), w, sLow);
        s -= 0.5f;
        var u = s * w;
        var uLow = MathF.FusedMultiplyAdd(sLow, w, MathF.FusedMultiplyAdd(s, w, -u));

        // What d and w round away is rest / d = rest · v in w; the slope of u by w is nearly v².
        var v = MathF.FusedMultiplyAdd(-ErfcxShift, w, 1f);
        var rest = MathF.FusedMultiplyAdd(-w, d, a);
        rest = MathF.FusedMultiplyAdd(-w, MathF.FusedMultiplyAdd(ErfcxShift, a, 1f - d), rest);
        uLow = MathF.FusedMultiplyAdd(rest * v, v * v, uLow);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        uLow = MathF.FusedMultiplyAdd(u, low, uLow);
        var h = u + MathF.FusedMultiplyAdd(u, q, MathF.FusedMultiplyAdd(uLow, q, uLow));
        return (x < 0f ? 0f : x) - (scale * h * TwoToMinus65);
    }

    /// <summary>The derivative of <see cref="GELU(float)"/>: Φ(x) + x · φ(x), where φ(x) = e^(−x²/2) / √(2π).</summary>
    /// <remarks>At most 1.94 · 2⁻²⁴ off; for a positive x at most 1.94 ulp. For a negative x it is zero at −0.7517…, and its relative error has no bound there.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float GELUDerivative(float x)
    {
        var a = MathF.Abs(x);
        a = a > GELUMax ? GELUMax : a;

        var v = 1f / MathF.FusedMultiplyAdd(ErfcxShift, a, 1f);
        var w = a * v;
        var s = MathF.FusedMultiplyAdd(ErfcxTail(w), w, E1);
        s = MathF.FusedMultiplyAdd(s, w, 1f);
        var u = MathF.FusedMultiplyAdd(s, v, a * -SqrtTwoOverPi);

        var scale = ScaleOfGaussian(a, out var q, out var low);
        u = MathF.FusedMultiplyAdd(u, low, u);
        var h = scale * MathF.FusedMultiplyAdd(u, q, u) * TwoToMinus65;
        return x > 0f ? 1f - h : h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ErfcxTail(float w)
    {
        var p = MathF.FusedMultiplyAdd(E9, w, E8);
        p = MathF.FusedMultiplyAdd(p, w, E7);
        p = MathF.FusedMultiplyAdd(p, w, E6);
        p = MathF.FusedMultiplyAdd(p, w, E5);
        p = MathF.FusedMultiplyAdd(p, w, E4);
        p = MathF.FusedMultiplyAdd(p, w, E3);
        return MathF.FusedMultiplyAdd(p, w, E2);
    }

    /// <summary>e^(−a²/2) · 2⁶⁴ = (1 + q) · (1 + low) · scale, where low is what the rounding of a² and of ln 2 left.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ScaleOfGaussian(float a, out float q, out float low)
    {
        var half = a * -0.5f;
        var high = half * a;

        var t = MathF.FusedMultiplyAdd(high, Log2E, RoundBiasedBy64);
        var n = t - RoundBiasedBy64;
        low = MathF.FusedMultiplyAdd(n, -Ln2Low, MathF.FusedMultiplyAdd(half, a, -high));
        q = Expm1OfRemainder(MathF.FusedMultiplyAdd(n, -Ln2High, high));
        return BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(t) << MantissaBits);
    }
}
