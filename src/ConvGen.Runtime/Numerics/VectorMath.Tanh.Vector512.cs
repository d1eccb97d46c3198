using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent in every lane; step by step what <see cref="Tanh(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        var sign = Vector512.Create(-0f);
        var min = Vector512.Create(TanhMin);
        var a = x | sign;
        a = Vector512.MaxNative(min, a);

        var round = Vector512.Create(RoundBiased);
        var t = Vector512.FusedMultiplyAdd(a, Vector512.Create(2f * Log2E), round);
        var r = Vector512.FusedMultiplyAdd(t - round, Vector512.Create(-0.5f * Ln2High), a);
        var g = Vector512.FusedMultiplyAdd(Vector512.Create(32f * C6), r, Vector512.Create(16f * C5));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(8f * C4));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(4f * C3));
        g = Vector512.FusedMultiplyAdd(g, r, Vector512.Create(2f * C2));
        var q = Vector512.FusedMultiplyAdd(g * r, r, r);

        var half = Vector512.Create(0.5f);
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector512.FusedMultiplyAdd(scale, q, Vector512.FusedMultiplyAdd(scale, half, -half));
        var mPlusOne = Vector512.FusedMultiplyAdd(scale, q, Vector512.FusedMultiplyAdd(scale, half, half));
        return Vector512.ConditionalSelect(sign, x, m / mPlusOne);
    }
}
