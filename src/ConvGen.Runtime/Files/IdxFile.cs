using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace ConvGen;

/// <summary>An IDX file of unsigned bytes, the format of MNIST and Fashion-MNIST, plain or compressed by gzip.</summary>
/// <remarks>
/// Two bytes of zero, the type (0x08: unsigned bytes), the number of dimensions, each dimension as a big-endian 32-bit number, then the bytes.
/// </remarks>
public sealed class IdxFile
{
    private const int UnsignedByte = 0x08;
    private const int MaxDimensions = 4;
    private const int FirstBytes = 1 << 20;

    private IdxFile(ImmutableArray<int> dimensions, byte[] data) => (Dimensions, Data) = (dimensions, data);

    /// <summary>The sizes, such as images, rows and columns.</summary>
    public ImmutableArray<int> Dimensions { get; }

    /// <summary>The bytes in row-major order.</summary>
    public byte[] Data { get; }

    /// <summary>Reads a whole file.</summary>
    /// <exception cref="FormatException">The file is no IDX file of unsigned bytes, or is shorter or longer than it says.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static IdxFile Read(string path)
    {
        using var file = File.OpenRead(path);
        try
        {
            using var stream = IsGzip(file) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            return Read(stream, path);
        }
        catch (InvalidDataException e)
        {
            throw new FormatException($"'{path}': the gzip stream is damaged: {e.Message}", e);
        }
    }

    private static bool IsGzip(FileStream file)
    {
        Span<byte> magic = stackalloc byte[2];
        var read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        return read == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
    }

    private static IdxFile Read(Stream stream, string path)
    {
        var magic = ReadWord(stream, path, "the magic number");
        var (type, rank) = (magic >> 8, (int)(magic & 0xFF));
        if (type != UnsignedByte || rank is < 1 or > MaxDimensions)
        {
            throw new FormatException($"'{path}': the magic number is 0x{magic:X8}; expected 0x00000801 (labels) or 0x00000803 (images), or up to 0x0000080{MaxDimensions}");
        }

        var dimensions = new int[rank];
        for (var i = 0; i < rank; i++)
        {
            var size = ReadWord(stream, path, $"dimension {i}");
            dimensions[i] = size <= int.MaxValue ? (int)size
                : throw new FormatException($"'{path}': dimension {i} is {size}; expected at most {int.MaxValue}");
        }

        var length = dimensions.Aggregate((Int128)1, (product, size) => product * size);
        if (length > Array.MaxLength)
        {
            throw new FormatException($"'{path}': the dimensions are {Text(dimensions)}; expected at most {Array.MaxLength} bytes in all");
        }

        return new([.. dimensions], ReadData(stream, path, dimensions, (int)length));
    }

    private static byte[] ReadData(Stream stream, string path, int[] dimensions, int length)
    {
        // Grows with what arrives, so that a false header cannot claim memory.
        var data = new byte[Math.Min(length, FirstBytes)];
        var count = 0;
        while (true)
        {
            count += stream.ReadAtLeast(data.AsSpan(count), data.Length - count, throwOnEndOfStream: false);
            if (count < data.Length)
            {
                throw new FormatException($"'{path}': found {count} bytes of data; expected {length} for dimensions {Text(dimensions)}");
            }

            if (count == length)
            {
                break;
            }

            Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
        }

        return stream.ReadByte() < 0 ? data
            : throw new FormatException($"'{path}': bytes follow the data; expected the file to end after {length} bytes for dimensions {Text(dimensions)}");
    }

    private static uint ReadWord(Stream stream, string path, string what)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return read == bytes.Length ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : throw new FormatException($"'{path}': the file ends within {what}; found {read} of its {bytes.Length} bytes");
    }

    private static string Text(int[] dimensions) => string.Join(" × ", dimensions);
}
