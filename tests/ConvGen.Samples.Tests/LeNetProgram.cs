using System.Diagnostics;

namespace ConvGen.Samples.Tests;

/// <summary>What a run of the program left behind.</summary>
internal sealed record Ran(int ExitCode, string Output, string Errors);

/// <summary>Starts samples/LeNet as a user would, in a process of its own.</summary>
internal static class LeNetProgram
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>The clone that the tests were built from.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>Runs it to its end.</summary>
    /// <param name="folder">The current folder of the run.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<Ran> Run(string folder, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        return await End(process);
    }

    /// <summary>Starts it; <see cref="End"/> waits for its end.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        // Where a script started the tests in the background, SIGINT is ignored, and children would inherit that.
        string[] command = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT", "dotnet"] : ["dotnet"];
        var start = new ProcessStartInfo(command[0], [.. command[1..], Program(), .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    /// <summary>Reads what is left of the output and waits for the end.</summary>
    public static async Task<Ran> End(Process process, string outputSoFar = "")
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(patience.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new Ran(process.ExitCode, outputSoFar + await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    // The program of the same build as the tests, where it lies after a build, with the generated code near it.
    private static string Program()
    {
        string configuration = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)).Parent!.Name;
        return Path.Combine(Repository, "samples", "LeNet", "bin", configuration, "net10.0", "LeNet.dll");
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds Directory.Packages.props.");
    }
}
