using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The greater in every lane, the first of equals; not-a-number wins. <paramref name="wins"/> has all bits set where it is <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Greatest(Vector512<float> best, Vector512<float> next, out Vector512<float> wins)
    {
        wins = Vector512.GreaterThan(next, best) | ~Vector512.Equals(next, next);
        return Vector512.ConditionalSelect(wins, next, best);
    }
}
