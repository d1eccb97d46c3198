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

    /// <summary>eᵃ · 2⁶⁴ = (1 + q) · scale for <paramref name="a"/> ≤ 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float ScaleOfExp(float a, out float q)
    {
        var t = MathF.FusedMultiplyAdd(a, Log2E, RoundBiasedBy64);
        q = Expm1OfRemainder(Remainder(a, t - RoundBiasedBy64));
        return BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(t) << MantissaBits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Expm1OfRemainder(float r)
    {
        var g = MathF.FusedMultiplyAdd(C6, r, C5);
        g = MathF.FusedMultiplyAdd(g, r, C4);
        g = MathF.FusedMultiplyAdd(g, r, C3);
        g = MathF.FusedMultiplyAdd(g, r, C2);
        return MathF.FusedMultiplyAdd(g * r, r, r);
    }
}
