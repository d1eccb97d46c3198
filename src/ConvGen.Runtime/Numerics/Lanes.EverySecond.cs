using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ConvGen.CompilerServices;

// Of two vectors the second begins one float early: nothing behind the last float that is wanted is read.
public static partial class Lanes
{
    /// <summary>16 floats, of 31 from <paramref name="offset"/> on each second.</summary>
    /// <param name="source">Where the memory begins.</param>
    /// <param name="offset">Floats to the first that is loaded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> EverySecond512(ref float source, nuint offset = 0) => Avx512F.IsSupported
        ? Avx512F.PermuteVar16x32x2(
            Vector512.LoadUnsafe(ref source, offset), Vector512.Create(0, 2, 4, 6, 8, 10, 12, 14, 17, 19, 21, 23, 25, 27, 29, 31), Vector512.LoadUnsafe(ref source, offset + 15))
        : Vector512.Create(EverySecond256(ref source, offset), EverySecond256(ref source, offset + 16));

    /// <summary>8 floats, of 15 from <paramref name="offset"/> on each second.</summary>
    /// <param name="source">Where the memory begins.</param>
    /// <param name="offset">Floats to the first that is loaded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> EverySecond256(ref float source, nuint offset = 0) => Avx2.IsSupported
        ? Avx2.Permute4x64(Avx.Shuffle(Vector256.LoadUnsafe(ref source, offset), Vector256.LoadUnsafe(ref source, offset + 7), 0b11_01_10_00).AsDouble(), 0b11_01_10_00).AsSingle()
        : Vector256.Create(EverySecond128(ref source, offset), EverySecond128(ref source, offset + 8));

    /// <summary>4 floats, of 7 from <paramref name="offset"/> on each second.</summary>
    /// <param name="source">Where the memory begins.</param>
    /// <param name="offset">Floats to the first that is loaded.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> EverySecond128(ref float source, nuint offset = 0)
    {
        var first = Vector128.Shuffle(Vector128.LoadUnsafe(ref source, offset), Vector128.Create(0, 2, 4, 4));
        var second = Vector128.Shuffle(Vector128.LoadUnsafe(ref source, offset + 3), Vector128.Create(4, 4, 1, 3));
        return first | second;
    }
}
