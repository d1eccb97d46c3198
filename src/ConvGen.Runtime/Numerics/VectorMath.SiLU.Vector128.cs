using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>x · sigmoid(x) in every lane; step by step what <see cref="SiLU(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SiLU(Vector128<float> x)
    {
        var min = Vector128.Create(SiLUMin);
        var a = x | Vector128.Create(-0f);
        a = Vector128.MaxNative(min, a);

        var scale = ScaleOfExp(a, out var q);
        var e = Vector128.FusedMultiplyAdd(scale, q, scale) * TwoToMinus64;
        var s = a * scale;
        var p = Vector128.ConditionalSelect(
            Vector128.LessThan(x, Vector128<float>.Zero), Vector128.FusedMultiplyAdd(s, q, s) * TwoToMinus64, x);

        var y = p / (e + Vector128.Create(1f));
        return Vector128.ConditionalSelect(
            Vector128.LessThan(x, Vector128.Create(SiLURefined)), Vector128.FusedMultiplyAdd(-y, e, p), y);
    }

    /// <summary>The derivative of <see cref="SiLU(float)"/> in every lane; step by step what <see cref="SiLUDerivative(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> SiLUDerivative(Vector128<float> x)
    {
        var min = Vector128.Create(SiLUMin);
        var a = x | Vector128.Create(-0f);
        a = Vector128.MaxNative(min, a);

        var one = Vector128.Create(1f);
        var scale = ScaleOfExp(a, out var q);
        var e = Vector128.FusedMultiplyAdd(scale, q, scale);
        var y = e / (e + Vector128.Create(TwoTo64));
        var d = y * Vector128.FusedMultiplyAdd(a, one - y, one);
        return Vector128.ConditionalSelect(Vector128.GreaterThan(x, Vector128<float>.Zero), one - d, d);
    }
}
