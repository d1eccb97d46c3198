using System.Buffers.Binary;

namespace ConvGen;

/// <summary>Reads and writes safetensors files, PyTorch's safe exchange format for named tensors.</summary>
/// <remarks>Reading refuses what the reference implementation refuses, and believes no number of the header before that.</remarks>
public static class SafeTensors
{
    private const int ChunkBytes = 1 << 16;

    /// <summary>Reads every tensor, in the order of the data.</summary>
    /// <remarks>Floating-point numbers of 16, 32 and 64 bits, integers and booleans become 32-bit floats; 64-bit integers are there as they are, too.</remarks>
    /// <exception cref="FormatException">The file is damaged, or holds a type that cannot become a float.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static IReadOnlyList<SafeTensor> Read(string path)
    {
        using var file = InputFile.Open(path);
        return Read(file).Tensors;
    }

    /// <summary>Reads every tensor of a file that goes from the stream's position to its end.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static IReadOnlyList<SafeTensor> Read(Stream stream) => Read(InputFile.Of(stream)).Tensors;

    /// <summary>Reads the header's free text, <c>__metadata__</c>; empty if there is none.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static IReadOnlyDictionary<string, string> ReadMetadata(string path)
    {
        using var file = InputFile.Open(path);
        return SafeTensorsHeader.Read(file).Metadata;
    }

    /// <summary>Writes tensors as 32-bit floats, or 64-bit integers, in the order given; the same tensors give the same bytes.</summary>
    /// <remarks>A new file is written beside the old one and then takes its place, so that no half-written file is ever seen.</remarks>
    /// <exception cref="ArgumentException">A key occurs twice or is reserved, or a shape does not fit the values; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    public static void Write(string path, IEnumerable<SafeTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var (all, header) = Formatted(tensors, metadata);
        ReplacedFile.Write(path, file => Write(file, all, header));
    }

    /// <summary>Writes tensors to a stream, which stays open.</summary>
    /// <exception cref="ArgumentException">A key occurs twice or is reserved, or a shape does not fit the values; nothing was written.</exception>
    public static void Write(Stream stream, IEnumerable<SafeTensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (all, header) = Formatted(tensors, metadata);
        Write(stream, all, header);
    }

    /// <summary>Reads everything; nothing is allocated for a tensor before the whole header has been checked.</summary>
    internal static SafeTensorsContent Read(InputFile file)
    {
        var (metadata, entries) = SafeTensorsHeader.Read(file);
        var buffer = new byte[ChunkBytes];
        var readers = entries.Select(entry => entry.Type.ToFloat ?? throw file.Damaged(
            $"tensor '{entry.Key}' has type {entry.Type.Name}; expected one that becomes a float: {SafeTensorsType.Readable}")).ToArray();
        return new(metadata, [.. entries.Select((entry, i) => entry.Type.Name == "I64"
            ? SafeTensor.OfIntegers(entry.Key, entry.Shape, ReadValues(file, entry, BinaryPrimitives.ReadInt64LittleEndian, buffer))
            : new SafeTensor(entry.Key, entry.Shape, ReadValues(file, entry, readers[i], buffer)) { Type = entry.Type.Name })]);
    }

    private static (SafeTensor[] Tensors, byte[] Header) Formatted(IEnumerable<SafeTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        SafeTensor[] all = [.. tensors];
        return (all, SafeTensorsHeader.Format(all, metadata));
    }

    private static void Write(Stream file, SafeTensor[] tensors, byte[] header)
    {
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        file.Write(length);
        file.Write(header);
        var buffer = new byte[ChunkBytes];
        foreach (var tensor in tensors)
        {
            if (tensor.Integers is { } integers)
            {
                WriteValues(file, integers.Span, buffer, BinaryPrimitives.WriteInt64LittleEndian, sizeof(long));
            }
            else
            {
                WriteValues(file, tensor.Values.Span, buffer, BinaryPrimitives.WriteSingleLittleEndian, sizeof(float));
            }
        }
    }

    private static TElement[] ReadValues<TElement>(InputFile file, SafeTensorsEntry entry, Func<ReadOnlySpan<byte>, TElement> read, byte[] buffer)
    {
        var values = new TElement[entry.Count];
        var size = entry.Type.Bits / 8;
        var perChunk = buffer.Length / size;
        try
        {
            for (var rest = values.AsSpan(); !rest.IsEmpty;)
            {
                var part = rest[..Math.Min(perChunk, rest.Length)];
                rest = rest[part.Length..];
                file.Stream.ReadExactly(buffer, 0, part.Length * size);
                for (var i = 0; i < part.Length; i++)
                {
                    part[i] = read(buffer.AsSpan(i * size, size));
                }
            }
        }
        catch (EndOfStreamException e)
        {
            throw file.Damaged($"tensor '{entry.Key}' ends early; the file became shorter while it was read", e);
        }

        return values;
    }

    private static void WriteValues<TElement>(Stream file, ReadOnlySpan<TElement> values, byte[] buffer, Action<Span<byte>, TElement> write, int size)
    {
        while (!values.IsEmpty)
        {
            var count = Math.Min(values.Length, buffer.Length / size);
            for (var i = 0; i < count; i++)
            {
                write(buffer.AsSpan(i * size), values[i]);
            }

            file.Write(buffer, 0, count * size);
            values = values[count..];
        }
    }
}
