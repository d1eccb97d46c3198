using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace ConvGen.Samples.Tests;

public sealed partial class InterruptionTests(TrainedFixture trained)
{
    private const int SIGINT = 2;
    private const int SIGTERM = 15;

    [Theory]
    [InlineData(SIGINT, 130)]
    [InlineData(SIGTERM, 143)]
    public async Task ASignalEndsTheTrainingAfterAStepAndKeepsWhatThereIs(int signal, int exitCode)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals that one process sends another");
        using var folder = new TemporaryFolder();
        using Process process = LeNetProgram.Start(folder.Path, "--json", "--data", trained.Data, "--epochs", "10000", "--batch", "16");
        // The heading, and the first epoch: now it trains.
        string seen = "";
        for (int lines = 0; !seen.Contains("images/s\n          1", StringComparison.Ordinal) && lines < 100; lines++)
            seen += await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) + "\n";
        Assert.Equal(0, Kill(process.Id, signal));
        Ran ran = await LeNetProgram.End(process);

        Assert.Equal(exitCode, ran.ExitCode);
        Assert.Contains("stopped after step ", ran.Errors, StringComparison.Ordinal);
        JsonElement result = Results.Check(ran.Output);
        Assert.True(result.GetProperty("interrupted").GetBoolean());
        Assert.InRange(result.GetProperty("epochs").GetArrayLength(), 1, 9999);
        Assert.Contains("Stopped early", folder.Read("report.html"), StringComparison.Ordinal);

        Ran evaluated = await LeNetProgram.Run(folder.Path, "evaluate", "--json", "--data", trained.Data);
        Assert.Equal(
            result.GetProperty("test").GetProperty("accuracy").GetDouble(),
            Results.Check(evaluated.Output).GetProperty("test").GetProperty("accuracy").GetDouble(), 1e-6);
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
