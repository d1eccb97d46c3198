using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>1 / (1 + e⁻ˣ) in every lane; step by step what <see cref="Sigmoid(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Sigmoid(Vector128<float> x)
    {
        var min = Vector128.Create(ExpMin);
        var a = x | Vector128.Create(-0f);
        a = Vector128.MaxNative(min, a);

        var round = Vector128.Create(RoundBiasedBy64);
        var t = Vector128.FusedMultiplyAdd(a, Vector128.Create(Log2E), round);
        var r = Remainder(a, t - round);
        var e = ExpOfRemainder(r) * (t.AsInt32() << MantissaBits).AsSingle();
        var one = Vector128.Create(TwoTo64);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<float>.Zero), e, one) / (e + one);
    }
}
