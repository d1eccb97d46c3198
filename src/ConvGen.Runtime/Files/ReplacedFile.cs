namespace ConvGen;

/// <summary>Writes a file whole or not at all.</summary>
internal static class ReplacedFile
{
    /// <summary>Through what files are written; tests put failing ones in its place.</summary>
    internal static FileWriting Writing { get; set; } = new();

    /// <summary>Writes beside <paramref name="path"/> and then takes its place; on any exception an old file is unchanged.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        // Said of the path that was given, not of the temporary file beside it.
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"{path} cannot be written: there is no folder {folder}.");
        }

        // In the same folder, since only there a rename is one step.
        var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var file = Writing.Create(temporary))
            {
                write(file);
                Writing.FlushToDisk(file);
            }

            Writing.Rename(temporary, path);
        }
        catch
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw;
        }
    }
}
