using ConvGen;

namespace Samples;

/// <summary>The images that come with the repository, in <c>samples/data/fashion-mnist</c>.</summary>
internal static class FashionMnist
{
    /// <exception cref="DirectoryNotFoundException">The folder is neither above the program nor above the current folder.</exception>
    /// <exception cref="FileNotFoundException">A file is missing in it.</exception>
    /// <exception cref="FormatException">A file is damaged.</exception>
    public static (ImageDataset Train, ImageDataset Test) Load()
    {
        string folder = Find(AppContext.BaseDirectory) ?? Find(Environment.CurrentDirectory)
            ?? throw new DirectoryNotFoundException($"no folder {s_relative} in or above {AppContext.BaseDirectory}: is this a whole clone of the repository?");
        return (Read(folder, "train"), Read(folder, "t10k"));
    }

    private static readonly string s_relative = Path.Combine("samples", "data", "fashion-mnist");

    // The files are found where they lie, since a copy beside every build would cost 30 MB each.
    private static string? Find(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            string folder = Path.Combine(at.FullName, s_relative);
            if (Directory.Exists(folder)) return folder;
        }
        return null;
    }

    private static ImageDataset Read(string folder, string part) => ImageDataset.FromIdx(
        Path.Combine(folder, $"{part}-images-idx3-ubyte.gz"), Path.Combine(folder, $"{part}-labels-idx1-ubyte.gz"));
}
