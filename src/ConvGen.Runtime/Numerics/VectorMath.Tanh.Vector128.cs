using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The hyperbolic tangent in every lane; step by step what <see cref="Tanh(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Tanh(Vector128<float> x)
    {
        var sign = Vector128.Create(-0f);
        var min = Vector128.Create(TanhMin);
        var a = x | sign;
        a = Vector128.MaxNative(min, a);

        var round = Vector128.Create(RoundBiased);
        var t = Vector128.FusedMultiplyAdd(a, Vector128.Create(2f * Log2E), round);
        var r = Vector128.FusedMultiplyAdd(t - round, Vector128.Create(-0.5f * Ln2High), a);
        var g = Vector128.FusedMultiplyAdd(Vector128.Create(32f * C6), r, Vector128.Create(16f * C5));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(8f * C4));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(4f * C3));
        g = Vector128.FusedMultiplyAdd(g, r, Vector128.Create(2f * C2));
        var q = Vector128.FusedMultiplyAdd(g * r, r, r);

        var half = Vector128.Create(0.5f);
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector128.FusedMultiplyAdd(scale, q, Vector128.FusedMultiplyAdd(scale, half, -half));
        var mPlusOne = Vector128.FusedMultiplyAdd(scale, q, Vector128.FusedMultiplyAdd(scale, half, half));
        return Vector128.ConditionalSelect(sign, x, m / mPlusOne);
    }
}
