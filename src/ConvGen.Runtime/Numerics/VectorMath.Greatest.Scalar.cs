using System.Runtime.CompilerServices;

namespace ConvGen.CompilerServices;

public static partial class VectorMath
{
    /// <summary>The greater, the first of equals; not-a-number wins. <paramref name="wins"/> says whether it is <paramref name="next"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Greatest(float best, float next, out bool wins)
    {
        wins = next > best || float.IsNaN(next);
        return wins ? next : best;
    }
}
