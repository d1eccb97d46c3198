using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The greater in every lane, the first of equals; not-a-number wins. <paramref name="wins"/> has all bits set where it is <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Greatest(Vector128<float> best, Vector128<float> next, out Vector128<float> wins)
    {
        wins = Vector128.GreaterThan(next, best) | ~Vector128.Equals(next, next);
        return Vector128.ConditionalSelect(wins, next, best);
    }
}
