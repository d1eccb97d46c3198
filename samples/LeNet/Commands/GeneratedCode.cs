namespace Samples.Commands;

/// <summary>Where a build of this clone left the code that ConvGen wrote.</summary>
internal static class GeneratedCode
{
    private static readonly string s_folder = Path.Combine("obj", "generated", "ConvGen.Generator", "ConvGen.Generator.NetworkGenerator");

    /// <summary>Finds the files of a network's class; the folder is null if there are none, as beside a copied program.</summary>
    public static (string? Folder, IReadOnlyList<string> Files) Find(string className)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, s_folder);
            if (Directory.Exists(folder))
                return (folder, [.. Directory.GetFiles(folder, $"Samples.{className}.*").Order(StringComparer.Ordinal)]);
        }
        return (null, []);
    }
}
