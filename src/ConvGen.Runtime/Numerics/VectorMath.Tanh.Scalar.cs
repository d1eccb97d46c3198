using System.Runtime.CompilerServices;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
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
}
