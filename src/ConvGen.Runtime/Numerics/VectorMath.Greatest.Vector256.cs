using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The greater in every lane, the first of equals; not-a-number wins. <paramref name="wins"/> has all bits set where it is <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Greatest(Vector256<float> best, Vector256<float> next, out Vector256<float> wins)
    {
        wins = Vector256.GreaterThan(next, best) | ~Vector256.Equals(next, next);
        return Vector256.ConditionalSelect(wins, next, best);
    }
}
