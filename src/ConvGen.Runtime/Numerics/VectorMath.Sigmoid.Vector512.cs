using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>1 / (1 + e⁻ˣ) in every lane; step by step what <see cref="Sigmoid(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x)
    {
        var min = Vector512.Create(ExpMin);
        var a = x | Vector512.Create(-0f);
        a = Vector512.MaxNative(min, a);

        var round = Vector512.Create(RoundBiasedBy64);
        var t = Vector512.FusedMultiplyAdd(a, Vector512.Create(Log2E), round);
        var r = Remainder(a, t - round);
        var e = ExpOfRemainder(r) * (t.AsInt32() << MantissaBits).AsSingle();
        var one = Vector512.Create(TwoTo64);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), e, one) / (e + one);
    }
}
