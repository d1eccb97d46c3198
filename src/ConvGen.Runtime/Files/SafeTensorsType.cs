using System.Buffers.Binary;

namespace ConvGen;

/// <summary>An element type of the safetensors format.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Bits">Bits of an element.</param>
/// <param name="ToFloat">Reads an element; null where a float is no fit, or where elements are not whole bytes.</param>
internal sealed record SafeTensorsType(string Name, int Bits, Func<ReadOnlySpan<byte>, float>? ToFloat = null)
{
    /// <summary>Every type that the format knows, by name.</summary>
    public static IReadOnlyDictionary<string, SafeTensorsType> All { get; } = new SafeTensorsType[]
    {
        new("F32", 32, BinaryPrimitives.ReadSingleLittleEndian),
        new("F64", 64, b => (float)BinaryPrimitives.ReadDoubleLittleEndian(b)),
        new("F16", 16, b => (float)BinaryPrimitives.ReadHalfLittleEndian(b)),
        new("BF16", 16, b => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(b) << 16)),
        new("I64", 64, b => BinaryPrimitives.ReadInt64LittleEndian(b)),
        new("I32", 32, b => BinaryPrimitives.ReadInt32LittleEndian(b)),
        new("I16", 16, b => BinaryPrimitives.ReadInt16LittleEndian(b)),
        new("I8", 8, b => (sbyte)b[0]),
        new("U64", 64, b => BinaryPrimitives.ReadUInt64LittleEndian(b)),
        new("U32", 32, b => BinaryPrimitives.ReadUInt32LittleEndian(b)),
        new("U16", 16, b => BinaryPrimitives.ReadUInt16LittleEndian(b)),
        new("U8", 8, b => b[0]),
        new("BOOL", 8, b => b[0] != 0 ? 1f : 0f),
        new("C64", 64),
        new("F8_E4M3", 8),
        new("F8_E4M3FNUZ", 8),
        new("F8_E5M2", 8),
        new("F8_E5M2FNUZ", 8),
        new("F8_E8M0", 8),
        new("F6_E2M3", 6),
        new("F6_E3M2", 6),
        new("F4", 4),
    }.ToDictionary(type => type.Name);

    /// <summary>The names of the types that can be read, for messages.</summary>
    public static string Readable { get; } = string.Join(", ", All.Values.Where(type => type.ToFloat is not null).Select(type => type.Name));
}
