using System.Diagnostics;
using System.Globalization;
using ConvGen.Files.Trainee;

namespace ConvGen.Files.Tests;

/// <summary>A process that trains is ended again and again, and its successor goes on from the file that it left.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    private const string KillsVariable = "CONVGEN_KILLS";

    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder _folder = new();
    private readonly Random _random = new(1);

    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task ItEndsInTheBitsOfOneThatWasNot()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable(KillsVariable) ?? "10", CultureInfo.InvariantCulture);
        byte[] whole;
        using (var trainer = Training.Trainer())
        {
            trainer.Fit(Training.Data(), Training.Epochs, cancellationToken: TestEnds);
            trainer.SaveCheckpoint(_folder["whole"]);
            whole = await File.ReadAllBytesAsync(_folder["whole"], TestEnds);
        }

        var resumed = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            // Two of five by a signal, the others in the writing of a file.
            var fault = kill % 5 < 2 ? Fault.None : (Fault)(kill % 5 - 1);
            var (ended, from) = await Run(fault);
            resumed += from > 0 ? 1 : 0;
            if (ended)
            {
                AssertWhole();
            }
        }

        while (!(await Run(null)).Ended)
        {
        }

        AssertWhole();
        Assert.True(resumed > kills / 3, $"{resumed} of {kills} runs went on from a checkpoint.");

        void AssertWhole()
        {
            Assert.Equal(whole, File.ReadAllBytes(_folder["result"]));
            File.Delete(_folder["result"]);
            File.Delete(_folder["checkpoint"]);
        }
    }

    /// <summary>Trains until the end or a fault; tells whether it was the end, and with which step it began.</summary>
    /// <param name="fault">None: the process is killed after some lines. Null: nothing happens to it.</param>
    private async Task<(bool Ended, int From)> Run(Fault? fault)
    {
        string[] faults = fault is null or Fault.None ? [] : [$"{fault}", $"{_random.Next(6)}", $"{_random.Next(4000)}"];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ConvGen.Files.Trainee.dll"), _folder["checkpoint"], _folder["result"], "2", .. faults])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var errors = process.StandardError.ReadToEndAsync(TestEnds);
            var lines = new List<string>();
            var most = fault == Fault.None ? _random.Next(2, 16) : int.MaxValue;
            while (lines.Count < most && await process.StandardOutput.ReadLineAsync(TestEnds).AsTask().WaitAsync(s_patience, TestEnds) is { } line)
            {
                lines.Add(line);
            }

            if (lines.Count == most)
            {
                await Task.Delay(_random.Next(4), TestEnds);
                process.Kill();
            }

            await process.WaitForExitAsync(TestEnds).WaitAsync(s_patience, TestEnds);
            Assert.True(lines.Count > 0 && (process.ExitCode == 0 || fault is not null), $"Exit code {process.ExitCode}: {await errors}");
            return (process.ExitCode == 0, int.Parse(lines[0].Split(' ')[^1], CultureInfo.InvariantCulture));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
