namespace ConvGen;

/// <summary>The bytes of a file, wherever they come from, and what messages call it.</summary>
/// <param name="Name">Such as <c>'lenet.safetensors'</c>, the quotes included.</param>
/// <param name="Stream">From where the file begins; it can seek, so that its length is known.</param>
internal readonly record struct InputFile(string Name, Stream Stream) : IDisposable
{
    /// <summary>Bytes from here to the end.</summary>
    public long Remaining => Stream.Length - Stream.Position;

    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static InputFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var file = File.OpenRead(path);
        if (file.CanSeek)
        {
            return new($"'{path}'", file);
        }

        using (file)
        {
            return new($"'{path}'", Seekable(file));
        }
    }

    /// <summary>What is left of a stream, which stays open if <see cref="Dispose"/> is not called.</summary>
    public static InputFile Of(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(stream is FileStream file ? $"'{file.Name}'" : "The stream", Seekable(stream));
    }

    /// <summary>An exception that names the file and what is wrong with it.</summary>
    public FormatException Damaged(string what, Exception? inner = null) => new($"{Name}: {what}", inner);

    public void Dispose() => Stream.Dispose();

    // Memory grows with the bytes that arrive, never with those that a header promises.
    private static Stream Seekable(Stream stream)
    {
        if (stream.CanSeek)
        {
            return stream;
        }

        var copy = new MemoryStream();
        stream.CopyTo(copy);
        copy.Position = 0;
        return copy;
    }
}
