using System.Collections.Immutable;

namespace ConvGen;

/// <summary>Brings elements into row-major order and into the machine's form.</summary>
internal static class NpyOrder
{
    /// <summary>The bytes of a file so; in place where it can be.</summary>
    public static byte[] Native(byte[] bytes, NpyHeader header)
    {
        var size = header.Type.Size;
        if (header.IsSwapped)
        {
            for (var start = 0; start < bytes.Length; start += size)
            {
                bytes.AsSpan(start, size).Reverse();
            }
        }

        // Anything but 0 is true; .NET knows only 1.
        if (header.Type.Type == typeof(bool))
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = bytes[i] == 0 ? (byte)0 : (byte)1;
            }
        }

        return header.IsFortran ? RowMajor(bytes, header.Shape, size) : bytes;
    }

    // Walks the result in its order; the source's place moves by the stride of each index that changes.
    private static byte[] RowMajor(byte[] source, ImmutableArray<int> shape, int size)
    {
        var strides = new int[shape.Length];
        for (int axis = 0, stride = size; axis < shape.Length; axis++)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        var result = new byte[source.Length];
        var index = new int[shape.Length];
        var from = 0;
        for (var to = 0; to < result.Length; to += size)
        {
            source.AsSpan(from, size).CopyTo(result.AsSpan(to));
            for (var axis = shape.Length - 1; axis >= 0; axis--)
            {
                from += strides[axis];
                if (++index[axis] < shape[axis])
                {
                    break;
                }

                from -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
        }

        return result;
    }
}
