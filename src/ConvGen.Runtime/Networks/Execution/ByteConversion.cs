using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ConvGen;

/// <summary>Turns the bytes of images into floats, 16 at once where there are so many.</summary>
internal static class ByteConversion
{
    /// <summary>Converts whole images.</summary>
    /// <param name="bytes"><c>[N, C, H, W]</c>.</param>
    /// <param name="normalize">The rule; byte / 255 if null.</param>
    /// <param name="channels">Channels of an image.</param>
    /// <param name="imageLength">Bytes of an image.</param>
    /// <param name="floats">At least as long, overwritten.</param>
    public static void Convert(ReadOnlySpan<byte> bytes, Normalize? normalize, int channels, int imageLength, Span<float> floats)
    {
        if (normalize is null)
        {
            Divide(bytes, floats);
            return;
        }

        var plane = imageLength / channels;
        for (int start = 0, channel = 0; start < bytes.Length; start += plane, channel = (channel + 1) % channels)
        {
            var (scale, offset) = normalize.Factors(channel);
            Scale(bytes.Slice(start, plane), scale, offset, floats.Slice(start, plane));
        }
    }

    private static void Divide(ReadOnlySpan<byte> bytes, Span<float> floats)
    {
        var i = 0;
        var divisor = Vector128.Create(255f);
        for (; i <= bytes.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (a, b, c, d) = Widen(bytes[i..]);
            Store(a / divisor, b / divisor, c / divisor, d / divisor, floats[i..]);
        }

        for (; i < bytes.Length; i++)
        {
            floats[i] = bytes[i] / 255f;
        }
    }

    private static void Scale(ReadOnlySpan<byte> bytes, float scale, float offset, Span<float> floats)
    {
        var i = 0;
        Vector128<float> scales = Vector128.Create(scale), offsets = Vector128.Create(offset);
        for (; i <= bytes.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
        {
            var (a, b, c, d) = Widen(bytes[i..]);
            Store(Scaled(a), Scaled(b), Scaled(c), Scaled(d), floats[i..]);
        }

        for (; i < bytes.Length; i++)
        {
            floats[i] = MathF.FusedMultiplyAdd(bytes[i], scale, offset);
        }

        Vector128<float> Scaled(Vector128<float> values) => Vector128.FusedMultiplyAdd(values, scales, offsets);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> A, Vector128<float> B, Vector128<float> C, Vector128<float> D) Widen(ReadOnlySpan<byte> bytes)
    {
        var (low, high) = Vector128.Widen(Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(bytes)));
        var (a, b) = Vector128.Widen(low);
        var (c, d) = Vector128.Widen(high);
        return (Single(a), Single(b), Single(c), Single(d));

        static Vector128<float> Single(Vector128<uint> integers) => Vector128.ConvertToSingle(integers.AsInt32());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector128<float> a, Vector128<float> b, Vector128<float> c, Vector128<float> d, Span<float> floats)
    {
        ref var start = ref MemoryMarshal.GetReference(floats);
        a.StoreUnsafe(ref start);
        b.StoreUnsafe(ref start, 4);
        c.StoreUnsafe(ref start, 8);
        d.StoreUnsafe(ref start, 12);
    }
}
