using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>x · sigmoid(x) in every lane; step by step what <see cref="SiLU(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SiLU(Vector512<float> x)
    {
        var min = Vector512.Create(SiLUMin);
        var a = x | Vector512.Create(-0f);
        a = Vector512.MaxNative(min, a);

        var scale = ScaleOfExp(a, out var q);
        var e = Vector512.FusedMultiplyAdd(scale, q, scale) * TwoToMinus64;
        var s = a * scale;
        var p = Vector512.ConditionalSelect(
            Vector512.LessThan(x, Vector512<float>.Zero), Vector512.FusedMultiplyAdd(s, q, s) * TwoToMinus64, x);

        var y = p / (e + Vector512.Create(1f));
        return Vector512.ConditionalSelect(
            Vector512.LessThan(x, Vector512.Create(SiLURefined)), Vector512.FusedMultiplyAdd(-y, e, p), y);
    }

    /// <summary>The derivative of <see cref="SiLU(float)"/> in every lane; step by step what <see cref="SiLUDerivative(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> SiLUDerivative(Vector512<float> x)
    {
        var min = Vector512.Create(SiLUMin);
        var a = x | Vector512.Create(-0f);
        a = Vector512.MaxNative(min, a);

        var one = Vector512.Create(1f);
        var scale = ScaleOfExp(a, out var q);
        var e = Vector512.FusedMultiplyAdd(scale, q, scale);
        var y = e / (e + Vector512.Create(TwoTo64));
        var d = y * Vector512.FusedMultiplyAdd(a, one - y, one);
        return Vector512.ConditionalSelect(Vector512.GreaterThan(x, Vector512<float>.Zero), one - d, d);
    }
}
