namespace ConvGen.Tests.Harness;

/// <summary>The clone that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds everything.</summary>
    public static string Root { get; } = Find();

    /// <summary>The real path of a source file: the compiler is told to write <c>/_/</c> for the root.</summary>
    public static string Real(string callerFilePath) =>
        callerFilePath.StartsWith("/_/", StringComparison.Ordinal) ? Path.Combine(Root, callerFilePath[3..]) : callerFilePath;

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Directory.Packages.props.");
    }
}
