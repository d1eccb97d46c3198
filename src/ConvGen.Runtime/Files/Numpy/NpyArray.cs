using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ConvGen;

/// <summary>An array of an npy or npz file: NumPy's <c>ndarray</c>.</summary>
public sealed class NpyArray
{
    private readonly NpyType _type;
    private readonly byte[] _bytes;
    private float[]? _values;

    internal NpyArray(NpyType type, ImmutableArray<int> shape, byte[] bytes) => (_type, Shape, _bytes) = (type, shape, bytes);

    /// <summary>Its sizes; none for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>The type of its elements as NumPy names it: <c>f2 f4 f8 i1 i2 i4 i8 u1 u2 u4 u8 b1</c>.</summary>
    public string Type => _type.Code;

    /// <summary>Its elements in row-major order as 32-bit floats, the nearest ones, whatever the file holds.</summary>
    public ReadOnlyMemory<float> Values
    {
        get
        {
            if (_values is null)
            {
                var values = new float[Count];
                _type.ToFloats(_bytes, values);
                _values = values;
            }

            return _values;
        }
    }

    /// <summary>The elements in row-major order and in the machine's byte order.</summary>
    internal ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>How many elements there are.</summary>
    internal int Count => _bytes.Length / _type.Size;

    /// <summary>Makes an array, to be written.</summary>
    /// <param name="shape">Its sizes; none for a single number.</param>
    /// <param name="values">Its elements in row-major order; copied.</param>
    /// <exception cref="ArgumentException">The shape is of another number of elements.</exception>
    /// <exception cref="NotSupportedException">NumPy has no such type of elements.</exception>
    public static NpyArray Of<T>(ImmutableArray<int> shape, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var type = NpyType.Of<T>();
        if (shape.Any(size => size < 0) || shape.Aggregate((Int128)1, (count, size) => count * size) != values.Length)
        {
            throw new ArgumentException($"There are {values.Length} values; the shape is [{string.Join(", ", shape)}].", nameof(values));
        }

        return new(type, shape, MemoryMarshal.AsBytes(values).ToArray());
    }

    /// <summary>The elements as they are, in row-major order.</summary>
    /// <exception cref="InvalidOperationException">They are of another type.</exception>
    public ReadOnlySpan<T> As<T>()
        where T : unmanaged => typeof(T) == _type.Type ? MemoryMarshal.Cast<byte, T>(_bytes)
        : throw new InvalidOperationException($"The elements are {_type.Type.Name} ({Type}); they cannot be taken as {typeof(T).Name}.");
}
