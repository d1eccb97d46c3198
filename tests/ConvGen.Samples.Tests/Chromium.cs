namespace ConvGen.Samples.Tests;

/// <summary>The browser of the system, which a test of the report needs.</summary>
internal static class Chromium
{
    /// <summary>Begins the reason of every test that is skipped for want of it; .ci/run looks for these words.</summary>
    public const string SkipReason = "No Chromium: on Debian, apt-get install chromium";

    /// <summary>It may run as root, in a container, and has nothing to ask of any host.</summary>
    public static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Where it lies; null if it does not.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(_ => s_names, System.IO.Path.Combine).FirstOrDefault(File.Exists);

    /// <summary>Whether there is none.</summary>
    public static bool IsMissing => Path is null;
}
