using System.Globalization;

namespace ConvGen.Tool.Reading;

/// <summary>Elements that lie in a file beside the model's: below its folder, and through no link.</summary>
internal static class ExternalData
{
    /// <summary>Reads the elements of a tensor.</summary>
    /// <param name="modelPath">The model's file.</param>
    /// <param name="tensor">The tensor's name, for messages.</param>
    /// <param name="entries">What the model says: <c>location</c>, <c>offset</c>, <c>length</c>.</param>
    /// <param name="bytes">How many bytes the tensor has.</param>
    /// <exception cref="FormatException">The file is not to be read, or too short.</exception>
    public static ReadOnlyMemory<byte> Read(string modelPath, string tensor, IReadOnlyDictionary<string, string> entries, long bytes)
    {
        var location = entries.GetValueOrDefault("location", "");
        var folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
        var path = Locate(folder, tensor, location);
        var offset = Number("offset", 0);
        var length = Number("length", bytes);
        using var file = File.OpenRead(path);
        if (length != bytes || length > Array.MaxLength || offset > file.Length - length)
        {
            throw new FormatException($"tensor '{tensor}' takes {length} bytes at {offset} of '{location}'; expected the {bytes} bytes of its shape within the file's {file.Length}");
        }

        var data = new byte[length];
        file.Position = offset;
        file.ReadExactly(data);
        return data;

        long Number(string key, long fallback) => !entries.TryGetValue(key, out var text) ? fallback
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new FormatException($"tensor '{tensor}' has the {key} '{text}' in '{location}'; expected a whole number");
    }

    private static string Locate(string folder, string tensor, string location)
    {
        var path = Path.GetFullPath(Path.Combine(folder, location));
        var relative = Path.GetRelativePath(folder, path);
        if (location.Length == 0 || Path.IsPathRooted(location) || Path.IsPathRooted(relative) || relative.Split(Path.DirectorySeparatorChar)[0] is ".." or ".")
        {
            throw new FormatException($"tensor '{tensor}' lies in '{location}'; expected a file in the model's folder");
        }

        // A link may lead anywhere.
        for (var part = path; part.Length > folder.Length; part = Path.GetDirectoryName(part)!)
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                throw new FormatException($"tensor '{tensor}' lies in '{location}', which is or goes through a link; expected a file in the model's folder");
            }
        }

        return File.Exists(path) ? path : throw new FormatException($"tensor '{tensor}' lies in '{location}', and there is no such file in the model's folder");
    }
}
