using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>x · sigmoid(x) in every lane; step by step what <see cref="SiLU(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SiLU(Vector256<float> x)
    {
        var min = Vector256.Create(SiLUMin);
        var a = x | Vector256.Create(-0f);
        a = Vector256.MaxNative(min, a);

        var scale = ScaleOfExp(a, out var q);
        var e = Vector256.FusedMultiplyAdd(scale, q, scale) * TwoToMinus64;
        var s = a * scale;
        var p = Vector256.ConditionalSelect(
            Vector256.LessThan(x, Vector256<float>.Zero), Vector256.FusedMultiplyAdd(s, q, s) * TwoToMinus64, x);

        var y = p / (e + Vector256.Create(1f));
        return Vector256.ConditionalSelect(
            Vector256.LessThan(x, Vector256.Create(SiLURefined)), Vector256.FusedMultiplyAdd(-y, e, p), y);
    }

    /// <summary>The derivative of <see cref="SiLU(float)"/> in every lane; step by step what <see cref="SiLUDerivative(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> SiLUDerivative(Vector256<float> x)
    {
        var min = Vector256.Create(SiLUMin);
        var a = x | Vector256.Create(-0f);
        a = Vector256.MaxNative(min, a);

        var one = Vector256.Create(1f);
        var scale = ScaleOfExp(a, out var q);
        var e = Vector256.FusedMultiplyAdd(scale, q, scale);
        var y = e / (e + Vector256.Create(TwoTo64));
        var d = y * Vector256.FusedMultiplyAdd(a, one - y, one);
        return Vector256.ConditionalSelect(Vector256.GreaterThan(x, Vector256<float>.Zero), one - d, d);
    }
}
