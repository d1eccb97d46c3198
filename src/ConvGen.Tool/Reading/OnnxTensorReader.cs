using System.Buffers.Binary;
using ConvGen.Onnx;
using static ConvGen.Tool.Reading.ProtobufReader;

namespace ConvGen.Tool.Reading;

/// <summary>Reads tensors, wherever their elements lie: in bytes, in numbers, or in a file beside the model's.</summary>
/// <param name="path">The model's file.</param>
internal sealed class OnnxTensorReader(string path)
{
    private const int External = 1;

    private static readonly Dictionary<long, ElementType> s_types = new()
    {
        [OnnxFields.TensorType.Float] = new("float", 4, OnnxFields.Tensor.Floats, b => BinaryPrimitives.ReadSingleLittleEndian(b)),
        [OnnxFields.TensorType.Double] = new("double", 8, OnnxFields.Tensor.Doubles, b => (float)BinaryPrimitives.ReadDoubleLittleEndian(b)),
        [OnnxFields.TensorType.Float16] = new("float16", 2, OnnxFields.Tensor.Int32s, b => (float)BinaryPrimitives.ReadHalfLittleEndian(b)),
        [OnnxFields.TensorType.BFloat16] = new("bfloat16", 2, OnnxFields.Tensor.Int32s, b => BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(b) << 16)),
        [OnnxFields.TensorType.Int64] = new("int64", 8, OnnxFields.Tensor.Int64s, null, BinaryPrimitives.ReadInt64LittleEndian),
        [OnnxFields.TensorType.Int32] = new("int32", 4, OnnxFields.Tensor.Int32s, null, b => BinaryPrimitives.ReadInt32LittleEndian(b)),
        [OnnxFields.TensorType.Int16] = new("int16", 2, OnnxFields.Tensor.Int32s, null, b => BinaryPrimitives.ReadInt16LittleEndian(b)),
        [OnnxFields.TensorType.Int8] = new("int8", 1, OnnxFields.Tensor.Int32s, null, b => (sbyte)b[0]),
        [OnnxFields.TensorType.UInt8] = new("uint8", 1, OnnxFields.Tensor.Int32s, null, b => b[0]),
        [OnnxFields.TensorType.UInt16] = new("uint16", 2, OnnxFields.Tensor.Int32s, null, b => BinaryPrimitives.ReadUInt16LittleEndian(b)),
        [OnnxFields.TensorType.UInt32] = new("uint32", 4, OnnxFields.Tensor.UInt64s, null, b => BinaryPrimitives.ReadUInt32LittleEndian(b)),
        [OnnxFields.TensorType.UInt64] = new("uint64", 8, OnnxFields.Tensor.UInt64s, null, BinaryPrimitives.ReadInt64LittleEndian),
        [OnnxFields.TensorType.Bool] = new("bool", 1, OnnxFields.Tensor.Int32s, null, b => b[0]),
    };

    /// <summary>Reads a tensor.</summary>
    /// <exception cref="FormatException">It is damaged, or its elements are no numbers.</exception>
    public OnnxTensor Read(ReadOnlyMemory<byte> message)
    {
        var name = "";
        long code = 0, location = 0;
        List<long> sizes = [];
        ReadOnlyMemory<byte>? raw = null;
        Dictionary<string, string> external = [];
        var fields = Fields(message).ToList();
        foreach (var field in fields)
        {
            switch (field.Number)
            {
                case OnnxFields.Tensor.Dimensions:
                    sizes.AddRange(Integers(field));
                    break;
                case OnnxFields.Tensor.Type:
                    code = Integer(field);
                    break;
                case OnnxFields.Tensor.Name:
                    name = Text(field);
                    break;
                case OnnxFields.Tensor.Raw:
                    raw = Bytes(field);
                    break;
                case OnnxFields.Tensor.Location:
                    location = Integer(field);
                    break;
                case OnnxFields.Tensor.ExternalData:
                    var entry = Fields(Bytes(field)).ToList();
                    external[entry.Where(own => own.Number == OnnxFields.Entry.Key).Select(Text).LastOrDefault("")] = entry.Where(own => own.Number == OnnxFields.Entry.Value).Select(Text).LastOrDefault("");
                    break;
            }
        }

        if (!s_types.TryGetValue(code, out var type))
        {
            throw new FormatException($"tensor '{name}' has element type {code}; expected one of {string.Join(", ", s_types.Values.Select(known => known.Name))}");
        }

        var count = Count(name, sizes);
        raw = location == External ? ExternalData.Read(path, name, external, count * type.Bytes) : raw;
        var elements = raw ?? Numbers(fields, type);
        if (elements.Length != count * type.Bytes)
        {
            throw new FormatException(
                $"tensor '{name}' is {type.Name} [{string.Join(", ", sizes)}] and has {elements.Length} bytes of elements; expected {count * type.Bytes}");
        }

        return type.Make(name, [.. sizes.Select(size => (int)size)], elements.Span);
    }

    // Its elements are all there in the file, so that no size is believed that the file does not have.
    private static long Count(string name, List<long> sizes)
    {
        var count = 1L;
        foreach (var size in sizes)
        {
            count = size is >= 0 and <= int.MaxValue ? count * size : -1;
            if (count is < 0 or > int.MaxValue)
            {
                throw new FormatException($"tensor '{name}' has the sizes [{string.Join(", ", sizes.Take(8))}]; expected at most {int.MaxValue} elements");
            }
        }

        return count;
    }

    /// <summary>Elements that stand as numbers, as the bytes that they would be.</summary>
    private static ReadOnlyMemory<byte> Numbers(List<ProtobufField> fields, ElementType type)
    {
        using var bytes = new MemoryStream();
        Span<byte> number = stackalloc byte[sizeof(long)];
        foreach (var field in fields.Where(field => field.Number == type.Field))
        {
            if (type.Field is OnnxFields.Tensor.Floats or OnnxFields.Tensor.Doubles)
            {
                bytes.Write(Fixed(field, type.Bytes).Span);
                continue;
            }

            foreach (var integer in Integers(field))
            {
                BinaryPrimitives.WriteInt64LittleEndian(number, integer);
                bytes.Write(number[..type.Bytes]);
            }
        }

        return bytes.ToArray();
    }

    private delegate float ToFloat(ReadOnlySpan<byte> bytes);

    private delegate long ToInteger(ReadOnlySpan<byte> bytes);

    /// <summary>A type of elements: its name, its size, the field that has it as numbers, and how it is read.</summary>
    private sealed record ElementType(string Name, int Bytes, int Field, ToFloat? Float, ToInteger? Integer = null)
    {
        public OnnxTensor Make(string name, int[] shape, ReadOnlySpan<byte> bytes)
        {
            var count = bytes.Length / Bytes;
            if (Float is not null)
            {
                var floats = new float[count];
                for (var i = 0; i < count; i++)
                {
                    floats[i] = Float(bytes[(i * Bytes)..]);
                }

                return new(name, shape) { Floats = floats };
            }

            var integers = new long[count];
            for (var i = 0; i < count; i++)
            {
                integers[i] = Integer!(bytes[(i * Bytes)..]);
            }

            return new(name, shape) { Integers = integers };
        }
    }
}
