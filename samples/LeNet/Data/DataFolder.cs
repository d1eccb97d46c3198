using ConvGen;

namespace Samples.Data;

/// <summary>The folder that holds the four IDX files, plain or gzipped.</summary>
internal sealed class DataFolder
{
    private static readonly string s_relative = System.IO.Path.Combine("samples", "data", "fashion-mnist");

    private DataFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Finds the folder.</summary>
    /// <param name="path">Where the user says it is; null for the one in the repository.</param>
    /// <exception cref="DataException">It is not there.</exception>
    public static DataFolder Find(string? path)
    {
        if (path is not null)
        {
            return Directory.Exists(path) ? new DataFolder(path)
                : throw new DataException($"--data: there is no folder '{path}'; expected one with the files {Expected}");
        }
        // The files are found where they lie, since a copy beside every build would cost 30 MB each.
        return Above(AppContext.BaseDirectory) ?? Above(Environment.CurrentDirectory)
            ?? throw new DataException($"no folder {s_relative} in or above {AppContext.BaseDirectory}: is this a whole clone of the repository? --data names another folder, with the files {Expected}");
    }

    /// <summary>Reads the 60,000 images to train on.</summary>
    /// <exception cref="DataException">A file is missing, damaged or of another kind.</exception>
    public ImageDataset Train() => Read("train");

    /// <summary>Reads the 10,000 images to test with.</summary>
    /// <exception cref="DataException">A file is missing, damaged or of another kind.</exception>
    public ImageDataset Test() => Read("t10k");

    /// <summary>The path of the images to test with.</summary>
    /// <exception cref="DataException">It is missing.</exception>
    public string TestImages => File("t10k-images-idx3-ubyte");

    private static string Expected => "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, each as it is or with .gz";

    private ImageDataset Read(string part) =>
        IdxImages.Labelled(File($"{part}-images-idx3-ubyte"), File($"{part}-labels-idx1-ubyte"));

    private string File(string name)
    {
        string plain = System.IO.Path.Combine(Path, name);
        string packed = plain + ".gz";
        return System.IO.File.Exists(packed) ? packed
            : System.IO.File.Exists(plain) ? plain
            : throw new DataException($"'{packed}' is missing, and so is '{name}' beside it; expected the files {Expected}");
    }

    private static DataFolder? Above(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
        {
            string folder = System.IO.Path.Combine(at.FullName, s_relative);
            if (Directory.Exists(folder))
                return new DataFolder(folder);
        }
        return null;
    }
}
