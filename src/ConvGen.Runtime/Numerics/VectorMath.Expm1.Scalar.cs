using System.Runtime.CompilerServices;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ − 1, for a small x as exact as for a great one. At most 1.64 ulp off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Expm1(float x)
    {
        var a = x < Expm1Min ? Expm1Min : x;
        a = a > ExpMax ? ExpMax : a;

        // Half of it, since 2ⁿ itself may be no float: 2ⁿ⁻¹ · q + (2ⁿ⁻¹ − ½), rounded once at its end.
        var t = MathF.FusedMultiplyAdd(a, Log2E, RoundBiasedHalved);
        var q = Expm1OfRemainder(Remainder(a, t - RoundBiasedHalved));
        var scale = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(t) << MantissaBits);
        var m = MathF.FusedMultiplyAdd(scale, q, scale - 0.5f);

        // Half of a subnormal number may be no float either.
        return MathF.Abs(x) < Expm1Tiny ? x : m + m;
    }
}
