namespace ConvGen.Samples.Tests;

public sealed class FileErrorTests(TrainedFixture trained)
{
    private const int BadData = 3;
    private const int BadWeights = 4;

    [Fact]
    public Task AMissingFolder() => Fails(BadData, "there is no folder 'nowhere'; expected one with the files train-images-idx3-ubyte", "train", "--data", "nowhere");

    [Fact]
    public Task AMissingFile() => FailsWith("t10k-labels-idx1-ubyte", File.Delete, "t10k-labels-idx1-ubyte.gz' is missing");

    [Fact]
    public Task ATruncatedFile() => FailsWith(
        "train-images-idx3-ubyte", path => Cut(path, 1000), "train-images-idx3-ubyte': found 984 bytes of data; expected 501760 for dimensions 640 × 28 × 28");

    [Fact]
    public Task ATruncatedHeader() => FailsWith("train-labels-idx1-ubyte", path => Cut(path, 6), "train-labels-idx1-ubyte': the file ends within dimension 0");

    [Fact]
    public Task AForeignFile() => FailsWith(
        "train-images-idx3-ubyte", path => File.WriteAllText(path, "<html>not found</html>"), "train-images-idx3-ubyte': the magic number is 0x3C68746D; expected 0x00000801 (labels) or 0x00000803 (images)");

    [Fact]
    public Task ADamagedArchive() => FailsWith(
        "train-images-idx3-ubyte", path => File.WriteAllBytes(path, [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 0, 3, 255, 255, 255]), "train-images-idx3-ubyte'");

    [Fact]
    public Task ImagesOfAnotherSize() => FailsWith(
        "t10k-images-idx3-ubyte", path => SmallData.WriteIdx(path, [2, 32, 32], new byte[2048]), "has the dimensions 2 × 32 × 32; expected images: number × 28 × 28");

    [Fact]
    public Task NoImages() => FailsWith("t10k-images-idx3-ubyte", path => SmallData.WriteIdx(path, [0, 28, 28], []), "has 0 images; expected at least one");

    [Fact]
    public Task LabelsInThePlaceOfImages() => FailsWith(
        "t10k-images-idx3-ubyte", path => SmallData.WriteIdx(path, [3], [1, 2, 3]), "has the dimensions 3; expected images: number × 28 × 28");

    [Fact]
    public Task TooFewLabels() => FailsWith(
        "t10k-labels-idx1-ubyte", path => SmallData.WriteIdx(path, [3], [1, 2, 3]), "has 3 labels; expected 200, one for each image");

    [Fact]
    public Task LabelsOfOtherClasses() => FailsWith(
        "t10k-labels-idx1-ubyte", path => SmallData.WriteIdx(path, [200], [1, 10, .. new byte[198]]), "label 1 is 10; expected 0 to 9");

    [Fact]
    public Task AMissingImageFile() => Fails(BadData, "'none.idx' is missing; expected an IDX file", "predict", "none.idx", "--weights", trained.Weights("d2l"));

    [Fact]
    public Task AFirstImageThatIsNotThere() => Fails(
        2, "--first is 200; expected 0 to 199", "predict", Path.Combine(trained.Data, "t10k-images-idx3-ubyte"), "--first", "200", "--weights", trained.Weights("d2l"));

    [Theory]
    [InlineData("predict")]
    [InlineData("evaluate")]
    public Task MissingWeights(string command) => Fails(BadWeights, "there is no weights file 'none'; 'train' writes one", command, "--weights", "none");

    [Fact]
    public Task ForeignWeights() => Fails(BadWeights, "expected a safetensors file that 'train' has written", "predict", "--weights", trained.Report("d2l"));

    [Fact]
    public async Task WeightsOfAnotherNetwork()
    {
        using var folder = new TemporaryFolder();
        SafeTensors.Write(folder["other.safetensors"], [new SafeTensor("other.weight", [2, 1], new float[] { 1, 2 })]);
        await Fails(BadWeights, "holds the weights of another network; expected those of d2l or modern", "evaluate", "--weights", folder["other.safetensors"]);
    }

    [Fact]
    public async Task AnOutputFolderThatCannotBeMade()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["taken"], "", TestContext.Current.CancellationToken);
        await Fails(1, "--output: the folder", "train", "--data", trained.Data, "--output", Path.Combine(folder["taken"], "inside"));
    }

    // A copy of the data in which one file is not as it should be.
    private async Task FailsWith(string file, Action<string> spoil, string message)
    {
        using var folder = new TemporaryFolder();
        foreach (string path in Directory.GetFiles(trained.Data))
            File.Copy(path, folder[Path.GetFileName(path)]);
        spoil(folder[file]);
        await Fails(BadData, message, "train", "--data", folder.Path);
    }

    private static async Task Fails(int exitCode, string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        Ran ran = await LeNetProgram.Run(folder.Path, arguments);
        Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("error: ", ran.Errors, StringComparison.Ordinal);
        Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    private static void Cut(string path, int length)
    {
        using FileStream file = File.OpenWrite(path);
        file.SetLength(length);
    }
}
