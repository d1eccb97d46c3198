namespace ConvGen.Samples.Tests;

public sealed class TrainTests(TrainedFixture trained)
{
    [Fact]
    public void WithoutACommandTheProgramTrainsD2lsRecipe()
    {
        Assert.Equal(("", 0), (trained.D2l.Errors, trained.D2l.ExitCode));
        Assert.Contains("d2l (sigmoid, average pooling): SGD with learning rate 0.9, batches of 64, 2 epochs, seed 0", trained.D2l.Output, StringComparison.Ordinal);
        string[] lines = trained.D2l.Output.Split('\n');
        int heading = Array.FindIndex(lines, line => line.Contains("train acc", StringComparison.Ordinal));
        Assert.Equal(["1", "2"], lines[(heading + 1)..(heading + 3)].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[0]));
        Assert.Contains($"saved {trained.Weights("d2l")}", trained.D2l.Output, StringComparison.Ordinal);
        Assert.Contains(trained.Report("d2l"), trained.D2l.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(trained.Weights("d2l")) && File.Exists(trained.Report("d2l")));
    }

    [Fact]
    public void NothingButWeightsAndReportIsLeft() => Assert.Equal(
        ["lenet.safetensors", "report.html"], Directory.GetFileSystemEntries(trained.Output("modern")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    [Fact]
    public async Task WeightsDoNotDependOnThreadsAndDoOnTheSeed()
    {
        using var folder = new TemporaryFolder();
        async Task<byte[]> Weights(string output, params string[] more)
        {
            Ran ran = await LeNetProgram.Run(folder.Path, ["train", "--data", trained.Data, "--epochs", "1", "--output", output, .. more]);
            Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
            return await File.ReadAllBytesAsync(Path.Combine(folder[output], "lenet.safetensors"), TestContext.Current.CancellationToken);
        }

        byte[] one = await Weights("one", "--threads", "1", "--momentum", "0.5");
        Assert.Equal(one, await Weights("two", "--threads", "3", "--momentum", "0.5"));
        Assert.NotEqual(one, await Weights("three", "--threads", "3", "--momentum", "0.5", "--seed", "7"));
    }

    [Fact]
    public async Task ATrainingThatDivergesSaysSoAndStillWritesItsReport()
    {
        using var folder = new TemporaryFolder();
        Ran ran = await LeNetProgram.Run(folder.Path, "--json", "--variant", "modern", "--optimizer", "sgd", "--learning-rate", "1e30", "--data", trained.Data, "--epochs", "2");
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("the loss is no number any more", ran.Errors, StringComparison.Ordinal);
        Assert.Contains("The loss is no number any more", folder.Read("report.html"), StringComparison.Ordinal);
        Results.Check(ran.Output);
    }
}
