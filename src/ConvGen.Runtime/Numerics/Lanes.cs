using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace ConvGen.CompilerServices;

/// <summary>Moves tensors between the layout of the user (an image after the other) and that of the kernels (an image a lane).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Lanes
{
    /// <summary><c>target[c · targetStride + r] = source[r · sourceStride + c]</c>, exact copies.</summary>
    /// <param name="source"><c>[rows, columns]</c>, a row every <paramref name="sourceStride"/> floats.</param>
    /// <param name="sourceStride">Floats from one row of the source to the next.</param>
    /// <param name="rows">Rows of the source.</param>
    /// <param name="columns">Columns of the source.</param>
    /// <param name="target"><c>[columns, rows]</c>; must not overlap the source.</param>
    /// <param name="targetStride">Floats from one row of the target to the next.</param>
    public static void Transpose(ref float source, nint sourceStride, int rows, int columns, ref float target, nint targetStride)
    {
        int wholeRows = rows & ~3, wholeColumns = columns & ~3;

        // The short side goes inside, so that each cache line is finished while it is near.
        if (rows <= columns)
        {
            for (nint c = 0; c < wholeColumns; c += 4)
            {
                for (nint r = 0; r < wholeRows; r += 4)
                {
                    TransposeTile(ref source, sourceStride, r, c, ref target, targetStride);
                }
            }
        }
        else
        {
            for (nint r = 0; r < wholeRows; r += 4)
            {
                for (nint c = 0; c < wholeColumns; c += 4)
                {
                    TransposeTile(ref source, sourceStride, r, c, ref target, targetStride);
                }
            }
        }

        TransposeRest(ref source, sourceStride, 0, wholeRows, wholeColumns, columns, ref target, targetStride);
        TransposeRest(ref source, sourceStride, wholeRows, rows, 0, columns, ref target, targetStride);
    }

    /// <summary><c>target[i] = source[i]</c>.</summary>
    /// <param name="source">The first float to read.</param>
    /// <param name="target">The first float to write.</param>
    /// <param name="count">Floats to copy.</param>
    public static void Copy(ref float source, ref float target, int count) =>
        MemoryMarshal.CreateReadOnlySpan(ref source, count).CopyTo(MemoryMarshal.CreateSpan(ref target, count));

    /// <summary><c>target[i]</c> = the 16 lanes <c>source[16 · i ..]</c>, folded by halves: for h in 8, 4, 2, 1: a[l] += a[l + h].</summary>
    /// <param name="source"><c>[count, 16]</c>.</param>
    /// <param name="target"><c>[count]</c>, overwritten.</param>
    /// <param name="count">How many sums there are.</param>
    public static void Fold(ref float source, ref float target, int count)
    {
        nint i = 0;
        for (; i <= count - 4; i += 4)
        {
            var (a0, a1, a2, a3) = Transpose(
                FoldToFour(ref source, i), FoldToFour(ref source, i + 1), FoldToFour(ref source, i + 2), FoldToFour(ref source, i + 3));
            ((a0 + a2) + (a1 + a3)).StoreUnsafe(ref target, (nuint)i);
        }

        for (; i < count; i++)
        {
            var a = FoldToFour(ref source, i);
            Unsafe.Add(ref target, i) = (a[0] + a[2]) + (a[1] + a[3]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> FoldToFour(ref float source, nint row)
    {
        ref var lanes = ref Unsafe.Add(ref source, row * Block.Lanes);
        return (Vector128.LoadUnsafe(ref lanes) + Vector128.LoadUnsafe(ref lanes, 8))
            + (Vector128.LoadUnsafe(ref lanes, 4) + Vector128.LoadUnsafe(ref lanes, 12));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeTile(ref float source, nint sourceStride, nint row, nint column, ref float target, nint targetStride)
    {
        ref var from = ref Unsafe.Add(ref source, row * sourceStride + column);
        ref var to = ref Unsafe.Add(ref target, column * targetStride + row);
        var (c0, c1, c2, c3) = Transpose(
            Vector128.LoadUnsafe(ref from),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref from, sourceStride)),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 2 * sourceStride)),
            Vector128.LoadUnsafe(ref Unsafe.Add(ref from, 3 * sourceStride)));
        c0.StoreUnsafe(ref to);
        c1.StoreUnsafe(ref Unsafe.Add(ref to, targetStride));
        c2.StoreUnsafe(ref Unsafe.Add(ref to, 2 * targetStride));
        c3.StoreUnsafe(ref Unsafe.Add(ref to, 3 * targetStride));
    }

    private static void TransposeRest(
        ref float source, nint sourceStride, int fromRow, int toRow, int fromColumn, int toColumn, ref float target, nint targetStride)
    {
        for (nint r = fromRow; r < toRow; r++)
        {
            for (nint c = fromColumn; c < toColumn; c++)
            {
                Unsafe.Add(ref target, c * targetStride + r) = Unsafe.Add(ref source, r * sourceStride + c);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> C0, Vector128<float> C1, Vector128<float> C2, Vector128<float> C3) Transpose(
        Vector128<float> r0, Vector128<float> r1, Vector128<float> r2, Vector128<float> r3)
    {
        Vector128<float> even01 = ZipLow(r0, r2), odd01 = ZipLow(r1, r3);
        Vector128<float> even23 = ZipHigh(r0, r2), odd23 = ZipHigh(r1, r3);
        return (ZipLow(even01, odd01), ZipHigh(even01, odd01), ZipLow(even23, odd23), ZipHigh(even23, odd23));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipLow(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackLow(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipLow(a, b)
        : Vector128.Create(a[0], b[0], a[1], b[1]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> ZipHigh(Vector128<float> a, Vector128<float> b) =>
        Sse.IsSupported ? Sse.UnpackHigh(a, b)
        : AdvSimd.Arm64.IsSupported ? AdvSimd.Arm64.ZipHigh(a, b)
        : Vector128.Create(a[2], b[2], a[3], b[3]);
}
