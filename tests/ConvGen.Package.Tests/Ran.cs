using System.Diagnostics;

namespace ConvGen.Package.Tests;

/// <summary>What a run of a program left behind.</summary>
/// <param name="Command">The command line.</param>
/// <param name="ExitCode">0 if all went well.</param>
/// <param name="Output">Everything that it printed, errors too.</param>
public sealed record Ran(string Command, int ExitCode, string Output)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(10);

    /// <summary>Fails, with all that was printed, if the run did.</summary>
    public Ran Succeeds()
    {
        Assert.True(ExitCode == 0, $"{Command} ended with code {ExitCode}:\n{Output}");
        return this;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Ran> Of(string folder, string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        using var process = Start(folder, program, arguments, environment);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(s_patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return new($"{program} {string.Join(' ', process.StartInfo.ArgumentList)}", process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Starts a program whose output is read by the caller.</summary>
    public static Process Start(string folder, string program, IEnumerable<string> arguments, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // What a test runner tells its own children would reach a user's builds.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        (start.Environment["MSBUILDDISABLENODEREUSE"], start.Environment["DOTNET_NOLOGO"], start.Environment["DOTNET_CLI_UI_LANGUAGE"]) = ("1", "1", "en");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
