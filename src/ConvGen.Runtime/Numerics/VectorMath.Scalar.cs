using System.Runtime.CompilerServices;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Exp(float x)
    {
        x = x < ExpMin ? ExpMin : x;
        x = x > ExpMax ? ExpMax : x;

        var t = MathF.FusedMultiplyAdd(x, Log2E, Round);
        var n = BitConverter.SingleToInt32Bits(t) - RoundBits;
        var r = Remainder(x, t - Round);

        // In two steps, since 2ⁿ itself may be no float.
        var half = n >> 1;
        return ExpOfRemainder(r)
            * BitConverter.Int32BitsToSingle((half + Bias) << MantissaBits)
            * BitConverter.Int32BitsToSingle((n - half + Bias) << MantissaBits);
    }

    /// <summary>1 / (1 + e⁻ˣ).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sigmoid(float x)
    {
        // With e = e^−|x|: 1 / (1 + e), or e / (1 + e) for a negative x.
        var a = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) | int.MinValue);
        a = a < ExpMin ? ExpMin : a;

        var t = MathF.FusedMultiplyAdd(a, Log2E, RoundBiasedBy64);
        var r = Remainder(a, t - RoundBiasedBy64);
        var e = ExpOfRemainder(r) * BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(t) << MantissaBits);
        return (x < 0f ? e : TwoTo64) / (e + TwoTo64);
    }

    /// <summary>The hyperbolic tangent.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Tanh(float x)
    {
        // With m = (e^−2|x| − 1) / 2: tanh(−|x|) = m / (m + 1), both rounded once at their end; then the sign of x.
        var a = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(x) | int.MinValue);
        a = a < TanhMin ? TanhMin : a;

        var t = MathF.FusedMultiplyAdd(a, 2f * Log2E, RoundBiased);
        var r = MathF.FusedMultiplyAdd(t - RoundBiased, -0.5f * Ln2High, a);
        var g = MathF.FusedMultiplyAdd(32f * C6, r, 16f * C5);
        g = MathF.FusedMultiplyAdd(g, r, 8f * C4);
        g = MathF.FusedMultiplyAdd(g, r, 4f * C3);
        g = MathF.FusedMultiplyAdd(g, r, 2f * C2);
        var q = MathF.FusedMultiplyAdd(g * r, r, r);

        var scale = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(t) << MantissaBits);
        var m = MathF.FusedMultiplyAdd(scale, q, MathF.FusedMultiplyAdd(scale, 0.5f, -0.5f));
        var mPlusOne = MathF.FusedMultiplyAdd(scale, q, MathF.FusedMultiplyAdd(scale, 0.5f, 0.5f));
        return MathF.CopySign(m / mPlusOne, x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Remainder(float x, float n)
    {
        var r = MathF.FusedMultiplyAdd(n, -Ln2High, x);
        return MathF.FusedMultiplyAdd(n, -Ln2Low, r);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ExpOfRemainder(float r)
    {
        var p = MathF.FusedMultiplyAdd(C6, r, C5);
        p = MathF.FusedMultiplyAdd(p, r, C4);
        p = MathF.FusedMultiplyAdd(p, r, C3);
        p = MathF.FusedMultiplyAdd(p, r, C2);
        p = MathF.FusedMultiplyAdd(p, r, 1f);
        return MathF.FusedMultiplyAdd(p, r, 1f);
    }
}
