using System.Diagnostics;
using ConvGen.Tests.Harness;

namespace ConvGen.Dive.Tests;

/// <summary>Starts samples/DiveIntoDeepLearning in a process of its own.</summary>
internal static class DiveProgram
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The command line.</param>
    public static async Task<(int ExitCode, string Output, string Errors)> Run(params string[] arguments)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Program(), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(stop);
            Task<string> errors = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return (process.ExitCode, (await output).ReplaceLineEndings("\n"), await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    // That of the same build as the tests.
    private static string Program()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        return Path.Combine(Repository.Root, "samples", "DiveIntoDeepLearning", "bin", configuration, "net10.0", "DiveIntoDeepLearning.dll");
    }
}
