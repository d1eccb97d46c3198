namespace ConvGen.Samples.Tests;

/// <summary>Whatever is wrong is told in one sentence, before anything is printed or written.</summary>
public sealed class CommandLineTests
{
    private const int CannotWrite = 1;
    private const int BadCommandLine = 2;
    private const int BadData = 3;

    [Theory]
    [InlineData("EmbeddedClassifier", "", "<file> is missing; expected: A PGM image")]
    [InlineData("EmbeddedClassifier", "boot.pgm --index x", "--index takes a whole number from 0, not 'x'")]
    [InlineData("EmbeddedClassifier", "boot.pgm --index 1", "--index is 1; expected 0 to 0, since 'boot.pgm' has 1 images")]
    [InlineData("EmbeddedClassifier", "boot.pgm --index", "--index takes a whole number from 0, and nothing follows it")]
    [InlineData("EmbeddedClassifier", "boot.pgm --index 0 --index 0", "--index is given 2 times; expected once")]
    [InlineData("EmbeddedClassifier", "train --epochs 0", "--epochs takes a whole number from 1, not '0'")]
    [InlineData("Keywords", "--epochs 0", "--epochs takes a whole number from 1, not '0'")]
    [InlineData("CustomLoss", "--noise 2", "--noise takes a number from 0 to 1, not '2'")]
    [InlineData("PyTorchWeights", "--images 0", "--images takes a whole number from 1 to 100, not '0'")]
    [InlineData("FolderService", "", "<folder> is missing; expected: Where images arrive")]
    [InlineData("FolderService", ". --settle -1", "--settle takes a number from 0 to 3600, not '-1'")]
    [InlineData("Keywords", "--words", "Unrecognized command or argument '--words'.")]
    public Task AWrongCommandLine(string sample, string line, string message) => Fails(BadCommandLine, sample, line, message);

    [Theory]
    [InlineData("EmbeddedClassifier", "none.pgm", "there is no file 'none.pgm'; expected a PGM or IDX file")]
    [InlineData("EmbeddedClassifier", "Program.cs", "'Program.cs' begins with the bytes 2F2F2041; expected P2 or P5 (a PGM image), 0000 (IDX) or 1F8B (IDX, gzipped)")]
    [InlineData("EmbeddedClassifier", "../data/fashion-mnist/t10k-labels-idx1-ubyte.gz", "has the dimensions 10000; expected images: number × 28 × 28")]
    [InlineData("EmbeddedClassifier", "train --output none.safetensors --data none", "--data: there is no folder 'none'; expected one with the files")]
    [InlineData("CustomLoss", "--data none", "--data: there is no folder 'none'; expected one with the files")]
    [InlineData("PyTorchWeights", "--weights none", "'none' cannot be read; expected a safetensors file that interop/clothes.py wrote")]
    [InlineData("PyTorchWeights", "--weights Program.cs", "'Program.cs': the header claims")]
    [InlineData("PyTorchWeights", "--layers clothes.safetensors", "'clothes.safetensors' has no tensor 'input'")]
    [InlineData("FolderService", "none", "there is no folder 'none'; expected one where images arrive")]
    public Task AWrongFile(string sample, string line, string message) => Fails(BadData, sample, line, message);

    [Theory]
    [InlineData("EmbeddedClassifier", "train --output none/w.safetensors", "'none/w.safetensors' cannot be written; expected a file in a folder that exists")]
    [InlineData("EmbeddedClassifier", "train --output .", "'.' is a folder; expected the name of a file to write")]
    public Task AFileThatCannotBeWritten(string sample, string line, string message) => Fails(CannotWrite, sample, line, message);

    [Theory]
    [InlineData("EmbeddedClassifier", "--index <n>")]
    [InlineData("Keywords", "--seed <n>")]
    [InlineData("CustomLoss", "--noise <n>")]
    [InlineData("FolderService", "--patience <n>")]
    [InlineData("PyTorchWeights", "--layers <file>")]
    public async Task HelpTellsOfOptionsAndExitCodes(string sample, string option)
    {
        Ran ran = await SampleProgram.Run(sample, SampleProgram.Samples, "--help");
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.All([option, "Exit codes: 0 done"], word => Assert.Contains(word, ran.Output, StringComparison.Ordinal));
    }

    private static async Task Fails(int exitCode, string sample, string line, string message)
    {
        string folder = Path.Combine(SampleProgram.Samples, sample);
        string[] before = Directory.GetFileSystemEntries(folder);
        Ran ran = await SampleProgram.Run(sample, folder, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal((exitCode, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("error: ", ran.Errors, StringComparison.Ordinal);
        Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
        Assert.Single(ran.Errors.TrimEnd().Split('\n'));
        Assert.Equal(before, Directory.GetFileSystemEntries(folder));
    }
}
