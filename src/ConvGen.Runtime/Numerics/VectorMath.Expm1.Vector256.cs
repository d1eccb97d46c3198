using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ − 1 in every lane; step by step what <see cref="Expm1(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Expm1(Vector256<float> x)
    {
        var min = Vector256.Create(Expm1Min);
        var max = Vector256.Create(ExpMax);
        var a = Vector256.MaxNative(min, x);
        a = Vector256.MinNative(max, a);

        var round = Vector256.Create(RoundBiasedHalved);
        var t = Vector256.FusedMultiplyAdd(a, Vector256.Create(Log2E), round);
        var q = Expm1OfRemainder(Remainder(a, t - round));
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector256.FusedMultiplyAdd(scale, q, scale - Vector256.Create(0.5f));
        return Vector256.ConditionalSelect(Vector256.LessThan(Vector256.Abs(x), Vector256.Create(Expm1Tiny)), x, m + m);
    }
}
