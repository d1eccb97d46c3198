namespace ConvGen.Samples.Tests.EdgeDetection;

public sealed class BadArgumentTests
{
    private const int BadCommandLine = 2;
    private const int BadData = 3;

    [Theory]
    [InlineData("--image x", "--image takes a whole number from 0, not 'x'")]
    [InlineData("--image -1", "--image takes a whole number from 0, not '-1'")]
    [InlineData("--image 1.5", "--image takes a whole number from 0, not '1.5'")]
    [InlineData("--image 99999999999", "--image takes a whole number from 0, not '99999999999'")]
    [InlineData("--image 10000", "--image is 10,000; expected 0 to 9,999, since there are 10,000 test images")]
    [InlineData("--image", "--image takes a whole number from 0, and nothing follows it")]
    [InlineData("--image 1 --image 2", "--image is given 2 times; expected once")]
    [InlineData("--data", "--data takes a folder, and nothing follows it")]
    [InlineData("7", "'7' is not understood; expected --image, --data or --help")]
    [InlineData("--picture 7", "'--picture' is not understood; expected --image, --data or --help")]
    public Task ABadCommandLineIsNamedWithWhatIsAllowed(string line, string message) => Fails(BadCommandLine, message, line.Split(' '));

    [Fact]
    public async Task AMissingFolder()
    {
        using var folder = new TemporaryFolder();
        await Fails(BadData, $"--data: there is no folder '{folder["none"]}'; expected one with the files ", "--data", folder["none"]);
    }

    [Fact]
    public async Task ADamagedFile()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["t10k-images-idx3-ubyte"], "<html>not found</html>", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(folder["t10k-labels-idx1-ubyte"], "", TestContext.Current.CancellationToken);
        await Fails(BadData, $"'{folder["t10k-images-idx3-ubyte"]}': the magic number is 0x3C68746D; expected ", "--data", folder.Path);
    }

    [Fact]
    public async Task HelpTellsOfOptionsAndExitCodes()
    {
        Ran ran = await EdgeDetectionProgram.Run("--help");
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.All(["--image <n>", "--data <folder>", "Exit codes: 0 done"], word => Assert.Contains(word, ran.Output, StringComparison.Ordinal));
    }

    // One sentence, and no lesson before it.
    private static async Task Fails(int exitCode, string message, params string[] arguments)
    {
        Ran ran = await EdgeDetectionProgram.Run(arguments);
        Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith($"error: {message}", ran.Errors, StringComparison.Ordinal);
        Assert.Single(ran.Errors.TrimEnd().Split('\n'));
    }
}
