namespace ConvGen;

/// <summary>Reads and writes npy files, NumPy's format for one array: what <c>numpy.save</c> writes and <c>numpy.load</c> reads.</summary>
/// <remarks>Versions 1 to 3, both byte orders and both orders of indices are read; pickled objects are refused, since to read them is to run what they hold.</remarks>
public static class NpyFile
{
    private const int FirstBytes = 1 << 20;

    /// <summary>Reads the array of a file.</summary>
    /// <exception cref="FormatException">The file is damaged, or holds a type that is not read.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static NpyArray Read(string path)
    {
        using var file = InputFile.Open(path);
        return Read(file);
    }

    /// <summary>Reads the array of a file that goes from the stream's position to its end; the stream stays open.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static NpyArray Read(Stream stream) => Read(InputFile.Of(stream));

    /// <summary>Writes an array as NumPy does, in row-major order; the same array gives the same bytes.</summary>
    /// <remarks>A new file is written beside the old one and then takes its place.</remarks>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    public static void Write(string path, NpyArray array)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(array);
        ReplacedFile.Write(path, file => Write(file, array));
    }

    /// <summary>Writes an array to a stream, which stays open.</summary>
    public static void Write(Stream stream, NpyArray array)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(array);
        stream.Write(NpyHeader.Format(array));
        stream.Write(array.Bytes.Span);
    }

    /// <summary>Reads an array that ends with the stream, which need not know its length.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    internal static NpyArray Read(InputFile file)
    {
        var header = ReadHeader(file);
        return new(header.Type, header.Shape, NpyOrder.Native(ReadData(file, header), header));
    }

    private static NpyHeader ReadHeader(InputFile file)
    {
        try
        {
            return NpyHeader.Read(file.Stream);
        }
        catch (EndOfStreamException e)
        {
            throw file.Damaged("the file ends within the header", e);
        }
        catch (FormatException e)
        {
            throw file.Damaged(e.Message, e);
        }
    }

    // Grows with what arrives, so that a false shape cannot claim memory.
    private static byte[] ReadData(InputFile file, NpyHeader header)
    {
        var length = header.Count * header.Type.Size;
        var data = new byte[Math.Min(length, FirstBytes)];
        for (var count = 0; count < length;)
        {
            if (count == data.Length)
            {
                Array.Resize(ref data, (int)Math.Min(length, 2L * data.Length));
            }

            var read = file.Stream.ReadAtLeast(data.AsSpan(count), data.Length - count, throwOnEndOfStream: false);
            count += read;
            if (count < data.Length)
            {
                throw file.Damaged($"found {count} bytes of data; expected {length} for {header.Type.Code} ({string.Join(", ", header.Shape)})");
            }
        }

        return file.Stream.ReadByte() < 0 ? data
            : throw file.Damaged($"bytes follow the data; expected the file to end after {length} bytes for {header.Type.Code} ({string.Join(", ", header.Shape)})");
    }
}
