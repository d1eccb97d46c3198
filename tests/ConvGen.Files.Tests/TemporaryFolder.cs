namespace ConvGen.Files.Tests;

/// <summary>A folder of the test's own, gone when it is disposed.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("convgen-");

    public string this[string name] => Path.Combine(_folder.FullName, name);

    public IEnumerable<string> Names => _folder.EnumerateFileSystemInfos().Select(file => file.Name);

    /// <summary>Writes a file and returns its path.</summary>
    public string Put(string name, params IEnumerable<byte> bytes)
    {
        File.WriteAllBytes(this[name], [.. bytes]);
        return this[name];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
