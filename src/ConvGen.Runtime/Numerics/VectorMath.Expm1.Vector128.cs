using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ − 1 in every lane; step by step what <see cref="Expm1(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Expm1(Vector128<float> x)
    {
        var min = Vector128.Create(Expm1Min);
        var max = Vector128.Create(ExpMax);
        var a = Vector128.MaxNative(min, x);
        a = Vector128.MinNative(max, a);

        var round = Vector128.Create(RoundBiasedHalved);
        var t = Vector128.FusedMultiplyAdd(a, Vector128.Create(Log2E), round);
        var q = Expm1OfRemainder(Remainder(a, t - round));
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector128.FusedMultiplyAdd(scale, q, scale - Vector128.Create(0.5f));
        return Vector128.ConditionalSelect(Vector128.LessThan(Vector128.Abs(x), Vector128.Create(Expm1Tiny)), x, m + m);
    }
}
