using System.Diagnostics;

namespace ConvGen.Samples.Tests;

public sealed class CheckpointTests(TrainedFixture trained)
{
    private string[] Recipe => ["train", "--data", trained.Data, "--epochs", "12", "--batch", "16", "--variant", "modern"];

    [Fact]
    public async Task ATrainingThatWasKilledEndsWithTheSameWeights()
    {
        using var folder = new TemporaryFolder();
        Ran whole = await LeNetProgram.Run(folder.Path, [.. Recipe, "--output", "whole"]);
        Assert.Equal(("", 0), (whole.Errors, whole.ExitCode));

        using (Process process = LeNetProgram.Start(folder.Path, [.. Recipe, "--output", "parts", "--checkpoint", "run.safetensors"]))
        {
            // The first epochs are done, and the file is there.
            for (int rows = 0; rows < 2;)
            {
                string? line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
                Assert.NotNull(line);
                rows += line.TrimStart() is [>= '1' and <= '9', ' ', ..] ? 1 : 0;
            }
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        Assert.False(File.Exists(Path.Combine(folder["parts"], "lenet.safetensors")));

        Ran rest = await LeNetProgram.Run(folder.Path, [.. Recipe, "--output", "parts", "--checkpoint", "run.safetensors", "--resume"]);
        Assert.Equal(("", 0), (rest.Errors, rest.ExitCode));
        Assert.Contains("goes on from run.safetensors", rest.Output, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder["whole"], "lenet.safetensors")), File.ReadAllBytes(Path.Combine(folder["parts"], "lenet.safetensors")));

        Ran nothing = await LeNetProgram.Run(folder.Path, [.. Recipe, "--checkpoint", "run.safetensors", "--resume"]);
        Assert.Equal(("error: --resume: 'run.safetensors' has done 12 epochs; expected --epochs above that\n", 2), (nothing.Errors, nothing.ExitCode));
    }

    [Fact]
    public async Task WhatCannotBeResumedIsTold()
    {
        using var folder = new TemporaryFolder();
        await Fails(2, "--resume goes on from the file of --checkpoint, and there is none", "--resume");
        await Fails(4, "the metadata says 'checkpoint': nothing; expected '1'", "--checkpoint", trained.Weights("modern"), "--resume");
        await Fails(4, "does not fit the network", "--checkpoint", trained.Weights("d2l"), "--resume");

        async Task Fails(int exitCode, string words, params string[] more)
        {
            Ran ran = await LeNetProgram.Run(folder.Path, [.. Recipe, .. more]);
            Assert.Equal(exitCode, ran.ExitCode);
            Assert.StartsWith("error: --resume", ran.Errors, StringComparison.Ordinal);
            Assert.Contains(words, ran.Errors, StringComparison.Ordinal);
            Assert.False(File.Exists(folder["lenet.safetensors"]));
        }
    }
}
