using System.Diagnostics;

namespace ConvGen.Samples.Tests;

/// <summary>What a run of a sample left behind.</summary>
internal sealed record Ran(int ExitCode, string Output, string Errors);

/// <summary>Starts a sample as a user would, in a process of its own.</summary>
internal static class SampleProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>The folder of the samples' sources, in the clone that the tests were built from.</summary>
    public static string Samples { get; } = FindSamples();

    /// <summary>Runs it to its end.</summary>
    /// <param name="sample">Its folder's name.</param>
    /// <param name="folder">The current folder of the run.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<Ran> Run(string sample, string folder, params string[] arguments)
    {
        using Process process = Start(sample, folder, arguments);
        return await End(process);
    }

    /// <summary>Starts it; <see cref="End"/> waits for its end.</summary>
    public static Process Start(string sample, string folder, params string[] arguments)
    {
        // Where a script started the tests in the background, SIGINT is ignored, and children would inherit that.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        string program = Path.Combine(Samples, sample, "bin", configuration, "net10.0", $"{sample}.dll");
        return Process.Start(new ProcessStartInfo(command[0], [.. command[1..], program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    /// <summary>Reads the output and waits for the end.</summary>
    public static async Task<Ran> End(Process process)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new Ran(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static string FindSamples()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return Path.Combine(folder.FullName, "samples");
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Directory.Packages.props.");
    }
}
