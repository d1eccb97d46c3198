using System.Buffers.Binary;

namespace ConvGen.Tool.Reading;

/// <summary>A field of a message: an integer's value, or the bytes of anything else.</summary>
internal readonly record struct ProtobufField(int Number, WireType Type, ulong Value, ReadOnlyMemory<byte> Bytes);

internal enum WireType
{
    Varint = 0,
    Fixed64 = 1,
    Delimited = 2,
    Fixed32 = 5,
}

/// <summary>Reads the wire format of protocol buffers; nothing is copied, and no length is believed.</summary>
/// <remarks>Format: protobuf.dev/programming-guides/encoding.</remarks>
internal static class ProtobufReader
{
    /// <summary>The fields of a message in their order.</summary>
    /// <exception cref="FormatException">It is none; the message says where and why.</exception>
    public static IEnumerable<ProtobufField> Fields(ReadOnlyMemory<byte> message)
    {
        var at = 0;
        while (at < message.Length)
        {
            var start = at;
            var tag = Varint(message.Span, ref at);
            var number = tag >> 3;
            if (number is 0 or > 0x1FFF_FFFF)
            {
                throw new FormatException($"byte {start} of {message.Length} begins field {number}; expected 1 to {0x1FFF_FFFF}");
            }

            switch ((WireType)(tag & 7))
            {
                case WireType.Varint:
                    yield return new((int)number, WireType.Varint, Varint(message.Span, ref at), default);
                    break;
                case WireType.Fixed64:
                    yield return new((int)number, WireType.Fixed64, 0, Take(message, ref at, sizeof(ulong)));
                    break;
                case WireType.Delimited:
                    yield return new((int)number, WireType.Delimited, 0, Take(message, ref at, Varint(message.Span, ref at)));
                    break;
                case WireType.Fixed32:
                    yield return new((int)number, WireType.Fixed32, 0, Take(message, ref at, sizeof(uint)));
                    break;
                default:
                    throw new FormatException($"byte {start} of {message.Length} begins field {number} of wire type {tag & 7}; expected 0, 1, 2 or 5");
            }
        }
    }

    /// <summary>The integers of a field that may be packed.</summary>
    public static IEnumerable<long> Integers(ProtobufField field)
    {
        if (field.Type == WireType.Varint)
        {
            yield return (long)field.Value;
            yield break;
        }

        Expect(field, WireType.Delimited);
        for (var at = 0; at < field.Bytes.Length;)
        {
            yield return (long)Varint(field.Bytes.Span, ref at);
        }
    }

    /// <summary>The bytes of a field of floats or doubles, which may be packed.</summary>
    public static ReadOnlyMemory<byte> Fixed(ProtobufField field, int size) =>
        field.Type is WireType.Varint || field.Bytes.Length % size != 0
            ? throw new FormatException($"field {field.Number} has {field.Bytes.Length} bytes; expected a multiple of {size}")
            : field.Bytes;

    public static long Integer(ProtobufField field)
    {
        Expect(field, WireType.Varint);
        return (long)field.Value;
    }

    public static float Float(ProtobufField field)
    {
        Expect(field, WireType.Fixed32);
        return BinaryPrimitives.ReadSingleLittleEndian(field.Bytes.Span);
    }

    public static ReadOnlyMemory<byte> Bytes(ProtobufField field)
    {
        Expect(field, WireType.Delimited);
        return field.Bytes;
    }

    public static string Text(ProtobufField field) => System.Text.Encoding.UTF8.GetString(Bytes(field).Span);

    private static void Expect(ProtobufField field, WireType type)
    {
        if (field.Type != type)
        {
            throw new FormatException($"field {field.Number} has wire type {(int)field.Type}; expected {(int)type}");
        }
    }

    private static ReadOnlyMemory<byte> Take(ReadOnlyMemory<byte> message, ref int at, ulong length)
    {
        if (length > (ulong)(message.Length - at))
        {
            throw new FormatException($"a field of {length} bytes begins at byte {at} of {message.Length}; expected at most the {message.Length - at} that are left");
        }

        at += (int)length;
        return message.Slice(at - (int)length, (int)length);
    }

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (at == bytes.Length)
            {
                throw new FormatException($"a number ends behind byte {at}, the last");
            }

            var one = bytes[at++];
            value |= (ulong)(one & 0x7F) << shift;
            if (one < 0x80)
            {
                return value;
            }
        }

        throw new FormatException($"the number that ends at byte {at} of {bytes.Length} has more than 10 bytes");
    }
}
