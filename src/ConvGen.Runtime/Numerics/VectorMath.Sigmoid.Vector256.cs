using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>1 / (1 + e⁻ˣ) in every lane; step by step what <see cref="Sigmoid(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Sigmoid(Vector256<float> x)
    {
        var min = Vector256.Create(ExpMin);
        var a = x | Vector256.Create(-0f);
        a = Vector256.MaxNative(min, a);

        var round = Vector256.Create(RoundBiasedBy64);
        var t = Vector256.FusedMultiplyAdd(a, Vector256.Create(Log2E), round);
        var r = Remainder(a, t - round);
        var e = ExpOfRemainder(r) * (t.AsInt32() << MantissaBits).AsSingle();
        var one = Vector256.Create(TwoTo64);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<float>.Zero), e, one) / (e + one);
    }
}
