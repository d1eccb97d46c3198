using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>eˣ − 1 in every lane; step by step what <see cref="Expm1(float)"/> does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Expm1(Vector512<float> x)
    {
        var min = Vector512.Create(Expm1Min);
        var max = Vector512.Create(ExpMax);
        var a = Vector512.MaxNative(min, x);
        a = Vector512.MinNative(max, a);

        var round = Vector512.Create(RoundBiasedHalved);
        var t = Vector512.FusedMultiplyAdd(a, Vector512.Create(Log2E), round);
        var q = Expm1OfRemainder(Remainder(a, t - round));
        var scale = (t.AsInt32() << MantissaBits).AsSingle();
        var m = Vector512.FusedMultiplyAdd(scale, q, scale - Vector512.Create(0.5f));
        return Vector512.ConditionalSelect(Vector512.LessThan(Vector512.Abs(x), Vector512.Create(Expm1Tiny)), x, m + m);
    }
}
