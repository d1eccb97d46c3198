using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Samples.FolderService;

/// <summary>What became of an image, or of a file that holds none.</summary>
/// <param name="Id">The file's name in done or failed.</param>
/// <param name="File">The name under which it arrived.</param>
/// <param name="Image">Which of the file's images, from 0; none if there is no image.</param>
/// <param name="Class">What is on it.</param>
/// <param name="Probability">How sure the network is, from 0 to 1.</param>
/// <param name="Error">Why there is no image.</param>
internal sealed record Result(string Id, string File, int? Image = null, string? Class = null, float? Probability = null, string? Error = null);

/// <summary>A file of JSON lines that only grows.</summary>
internal sealed class Results : IDisposable
{
    public const string FileName = "results.jsonl";

    private static readonly JsonSerializerOptions s_format = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly FileStream _file;

    /// <exception cref="IOException">It cannot be written.</exception>
    public Results(string path)
    {
        _file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        // A line that a crash cut off says nothing; its file still lies in work.
        while (_file.Length > 0 && LastByte() != '\n')
            _file.SetLength(_file.Length - 1);
        _file.Seek(0, SeekOrigin.End);
    }

    /// <summary>Writes lines; when it returns they are on the disk.</summary>
    public void Append(IEnumerable<Result> results)
    {
        _file.Write([.. results.SelectMany(result => (byte[])[.. JsonSerializer.SerializeToUtf8Bytes(result, s_format), (byte)'\n'])]);
        _file.Flush(flushToDisk: true);
    }

    /// <summary>How many lines there are about a file.</summary>
    public int Of(Claim claim)
    {
        _file.Seek(0, SeekOrigin.Begin);
        using var reader = new StreamReader(_file, leaveOpen: true);
        int count = 0;
        while (reader.ReadLine() is { } line)
            count += JsonSerializer.Deserialize<Result>(line, s_format)?.Id == claim.Id ? 1 : 0;
        _file.Seek(0, SeekOrigin.End);
        return count;
    }

    public void Dispose() => _file.Dispose();

    private int LastByte()
    {
        _file.Seek(-1, SeekOrigin.End);
        return _file.ReadByte();
    }
}
