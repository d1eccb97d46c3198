using System.Text;

namespace Samples.FolderService;

/// <summary>Where files arrive, are worked on, and end.</summary>
/// <remarks>A file moves by renaming, within one file system: it is in exactly one of the folders at any instant.</remarks>
internal sealed class Spool : IDisposable
{
    private readonly string _inbox;
    private readonly string _work;
    private readonly FileStream _lock;

    /// <exception cref="IOException">A folder cannot be made, or another process works here.</exception>
    public Spool(string folder)
    {
        _inbox = folder;
        _work = Directory.CreateDirectory(Path.Combine(folder, "work")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "done"));
        Directory.CreateDirectory(Path.Combine(folder, "failed"));
        try
        {
            _lock = new FileStream(Path.Combine(_work, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new IOException($"'{folder}' is another process's: two would write one results file: {error.Message}", error);
        }
    }

    /// <summary>What has arrived, oldest first. Names that begin with a dot or end with .tmp or .part are those of files that are still being written.</summary>
    public IReadOnlyList<FileInfo> Arrived() =>
    [
        .. new DirectoryInfo(_inbox).EnumerateFiles()
            // A link would show what lies elsewhere.
            .Where(file => file.LinkTarget is null && file.Name != Results.FileName && !file.Name.StartsWith('.') && file.Extension is not (".tmp" or ".part"))
            .OrderBy(file => file.LastWriteTimeUtc).ThenBy(file => file.Name, StringComparer.Ordinal),
    ];

    /// <summary>What was claimed and never finished.</summary>
    public IReadOnlyList<Claim> Interrupted() => [.. Directory.GetFiles(_work, "*-*").Order(StringComparer.Ordinal).Select(path => new Claim(path))];

    /// <summary>Takes a file to work on, under a name that no other has had: the same name may come again. Null if somebody else took it away.</summary>
    public Claim? Take(FileInfo file)
    {
        string name = file.Name;
        // File systems allow 255 bytes; of a name that leaves no room for the digits, the end stays.
        while (Encoding.UTF8.GetByteCount(name) > 220)
            name = name[1..];
        var claim = new Claim(Path.Combine(_work, $"{Guid.CreateVersion7():N}-{name}"));
        try
        {
            File.Move(file.FullName, claim.Path);
            return claim;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Puts a file where it is to stay.</summary>
    public void Finish(Claim claim, bool failed) => File.Move(claim.Path, Path.Combine(_inbox, failed ? "failed" : "done", claim.Id));

    public void Dispose() => _lock.Dispose();
}

/// <summary>A file that is worked on.</summary>
/// <param name="Path">Where it lies.</param>
internal sealed record Claim(string Path)
{
    /// <summary>32 digits that no other has, a hyphen, and the name.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>The name under which it arrived.</summary>
    public string Name => Id[(Id.IndexOf('-', StringComparison.Ordinal) + 1)..];
}
