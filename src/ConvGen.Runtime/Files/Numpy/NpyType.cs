using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace ConvGen;

/// <summary>A type of elements that npy files and .NET have in common.</summary>
/// <param name="Code">NumPy's name for it without the byte order, such as <c>f4</c>.</param>
/// <param name="Type">The type here.</param>
/// <param name="Size">Bytes of an element.</param>
/// <param name="ToFloats">Turns elements, in the machine's byte order, into floats.</param>
internal sealed record NpyType(string Code, Type Type, int Size, Action<ReadOnlySpan<byte>, Span<float>> ToFloats)
{
    /// <summary>Every type that can be read and written, by NumPy's name.</summary>
    public static IReadOnlyDictionary<string, NpyType> All { get; } = new NpyType[]
    {
        new("f2", typeof(Half), 2, (bytes, floats) => TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(bytes), floats)),
        new("f4", typeof(float), 4, (bytes, floats) => MemoryMarshal.Cast<byte, float>(bytes).CopyTo(floats)),
        new("f8", typeof(double), 8, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, double>(bytes), floats)),
        new("i1", typeof(sbyte), 1, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, sbyte>(bytes), floats)),
        new("i2", typeof(short), 2, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, short>(bytes), floats)),
        new("i4", typeof(int), 4, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, int>(bytes), floats)),
        new("i8", typeof(long), 8, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, long>(bytes), floats)),
        new("u1", typeof(byte), 1, Convert),
        new("u2", typeof(ushort), 2, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, ushort>(bytes), floats)),
        new("u4", typeof(uint), 4, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, uint>(bytes), floats)),
        new("u8", typeof(ulong), 8, (bytes, floats) => Convert(MemoryMarshal.Cast<byte, ulong>(bytes), floats)),
        new("b1", typeof(bool), 1, Convert),
    }.ToDictionary(type => type.Code);

    /// <summary>The names of all types, for messages.</summary>
    public static string Names { get; } = string.Join(", ", All.Keys);

    /// <summary>The one of a type here.</summary>
    /// <exception cref="NotSupportedException">There is none.</exception>
    public static NpyType Of<T>()
        where T : unmanaged => All.Values.FirstOrDefault(type => type.Type == typeof(T))
        ?? throw new NotSupportedException($"npy files have no elements of type {typeof(T).Name}; expected {string.Join(", ", All.Values.Select(type => type.Type.Name))}.");

    private static void Convert<T>(ReadOnlySpan<T> values, Span<float> floats)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        for (var i = 0; i < values.Length; i++)
        {
            floats[i] = float.CreateTruncating(values[i]);
        }
    }
}
