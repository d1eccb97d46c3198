using System.IO.Compression;

namespace ConvGen;

/// <summary>Reads and writes npz files, NumPy's format for several arrays: what <c>numpy.savez</c> and <c>numpy.savez_compressed</c> write.</summary>
public static class NpzFile
{
    private const string Extension = ".npy";

    // Beyond both of them a file is taken for one that is made to fill the memory.
    private const long AlwaysAllowedBytes = 64 << 20;
    private const int MostExpansion = 100;

    // Zip archives have a time for each entry, beginning with this one.
    private static readonly DateTimeOffset s_time = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads every array; entries that are no <c>.npy</c> are passed over.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">How many bytes all arrays may have unpacked; by default 64 MiB, or 100 times the file's size if that is more.</param>
    /// <returns>The arrays by their names, such as <c>x_train</c>.</returns>
    /// <exception cref="FormatException">The file is damaged, would unpack to more than is allowed, or holds a type that is not read.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static IReadOnlyDictionary<string, NpyArray> Read(string path, long? maxBytes = null)
    {
        using var file = InputFile.Open(path);
        return Read(file, maxBytes);
    }

    /// <summary>Reads every array of a file that is the whole stream; the stream stays open.</summary>
    /// <inheritdoc cref="Read(string, long?)"/>
    /// <param name="stream">Where from.</param>
    /// <param name="maxBytes">How many bytes all arrays may have unpacked; by default 64 MiB, or 100 times the file's size if that is more.</param>
    public static IReadOnlyDictionary<string, NpyArray> Read(Stream stream, long? maxBytes = null) => Read(InputFile.Of(stream), maxBytes);

    /// <summary>Writes arrays in the order given; the same arrays give the same bytes.</summary>
    /// <remarks>A new file is written beside the old one and then takes its place.</remarks>
    /// <param name="path">The file.</param>
    /// <param name="arrays">The arrays and their names.</param>
    /// <param name="compress">Whether they are compressed, as by <c>numpy.savez_compressed</c>.</param>
    /// <exception cref="ArgumentException">A name occurs twice; nothing was written.</exception>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    public static void Write(string path, IEnumerable<KeyValuePair<string, NpyArray>> arrays, bool compress = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(arrays);
        var all = arrays.ToArray();
        if (all.CountBy(array => array.Key).FirstOrDefault(name => name.Value > 1) is { Key: { } twice })
        {
            throw new ArgumentException($"The name '{twice}' occurs twice.", nameof(arrays));
        }

        ReplacedFile.Write(path, file =>
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
            foreach (var (name, array) in all)
            {
                var entry = archive.CreateEntry(name + Extension, compress ? CompressionLevel.Optimal : CompressionLevel.NoCompression);
                entry.LastWriteTime = s_time;
                using var stream = entry.Open();
                NpyFile.Write(stream, array);
            }
        });
    }

    private static Dictionary<string, NpyArray> Read(InputFile file, long? maxBytes)
    {
        try
        {
            using var archive = new ZipArchive(file.Stream, ZipArchiveMode.Read, leaveOpen: true);
            var most = maxBytes ?? Math.Max(AlwaysAllowedBytes, MostExpansion * file.Stream.Length);
            var total = archive.Entries.Aggregate((Int128)0, (sum, entry) => sum + entry.Length);
            if (total > most)
            {
                throw file.Damaged($"the {file.Stream.Length} bytes of the archive claim to unpack to {total}; expected at most {most}");
            }

            var arrays = new Dictionary<string, NpyArray>();
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(Extension, StringComparison.Ordinal)))
            {
                if (!arrays.TryAdd(entry.FullName[..^Extension.Length], Read(file, entry)))
                {
                    throw file.Damaged($"the entry '{entry.FullName}' occurs twice");
                }
            }

            return arrays;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
        {
            // How the archive's reader refuses what is no archive.
            throw file.Damaged($"the zip archive is damaged: {e.Message}", e);
        }
    }

    private static NpyArray Read(InputFile file, ZipArchiveEntry entry)
    {
        var name = $"{file.Name}, entry '{entry.FullName}'";
        if (entry.IsEncrypted)
        {
            throw new FormatException($"{name}: the entry is encrypted; expected a plain one");
        }

        using var stream = new CheckedStream(entry.Open(), entry.Length);
        var array = NpyFile.Read(new InputFile(name, stream));
        return stream.Checksum == entry.Crc32 ? array
            : throw new FormatException($"{name}: the checksum is {stream.Checksum:X8}; expected {entry.Crc32:X8}");
    }
}
