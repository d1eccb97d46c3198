using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent in every lane; step by step what <see cref="Tanh(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Tanh(Vector256<float> x)
    {
        var sign = Vector256.Create(-0f);
        var min = Vector256.Create(TanhMin);
        var a = x | sign;
        a = Vector256.MaxNative(min, a);

        var round = Vector256.Create(RoundBiased);
        var t = Vector256.FusedMultiplyAdd(a, Vector256.Create(2f * Log2E), round);
        var r = Vector256.FusedMultiplyAdd(t - round, Vector256.Create(-0.5f * Ln2High), a);
        var g = Vector256.FusedMultiplyAdd(Vector256.Create(32f * C6), r, Vector256.Create(16f * C5));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(8f * C4));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(4f * C3));
        g = Vector256.FusedMultiplyAdd(g, r, Vector256.Create(2f * C2));
        var q = Vector256.FusedMultiplyAdd(g * r, r, r);

        var half = Vector256.Create(0.5f);
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector256.FusedMultiplyAdd(scale, q, Vector256.FusedMultiplyAdd(scale, half, -half));
        var mPlusOne = Vector256.FusedMultiplyAdd(scale, q, Vector256.FusedMultiplyAdd(scale, half, half));
        return Vector256.ConditionalSelect(sign, x, m / mPlusOne);
    }
}
