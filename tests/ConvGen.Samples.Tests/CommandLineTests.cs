namespace ConvGen.Samples.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("epochs", "'epochs' is no command; expected train, predict, evaluate, describe")]
    [InlineData("--epochs 0", "--epochs takes a whole number from 1 to 10000, not '0'")]
    [InlineData("--epochs", "--epochs takes a whole number from 1 to 10000, and nothing follows it")]
    [InlineData("--epochs 1 --epochs 2", "--epochs is given 2 times; expected once")]
    [InlineData("--epochs 1.5", "not '1.5'")]
    [InlineData("--epoch 1", "'--epoch' is no option of train; expected --variant, --optimizer, --learning-rate, --momentum, --epochs")]
    [InlineData("train fast", "'fast' is not understood by train")]
    [InlineData("train --learning-rate -0.1", "--learning-rate takes a number above 0 such as 0.9, not '-0.1'")]
    [InlineData("train --learning-rate Infinity", "--learning-rate takes a number above 0 such as 0.9, not 'Infinity'")]
    [InlineData("train --momentum 1", "--momentum takes a number from 0 up to but not including 1, not '1'")]
    [InlineData("train --batch 60001", "--batch takes a whole number from 1 to 60000, not '60001'")]
    [InlineData("train --threads 0", "--threads takes a whole number from 1 to 1024, not '0'")]
    [InlineData("train --seed x", "--seed takes a whole number from 0 to 2147483647, not 'x'")]
    [InlineData("train --variant resnet", "--variant takes d2l or modern, not 'resnet'")]
    [InlineData("train --optimizer lbfgs", "--optimizer takes sgd or adam or adamw, not 'lbfgs'")]
    [InlineData("train --optimizer adam --momentum 0.5", "--momentum goes with --optimizer sgd only")]
    [InlineData("train --variant modern --momentum 0.5", "--momentum goes with --optimizer sgd only")]
    [InlineData("predict one two", "'two' is not understood by predict; it takes one file")]
    [InlineData("predict --count 0", "--count takes a whole number from 1, not '0'")]
    [InlineData("--epochs 1 predict", "'--epochs' is no option of predict; expected --weights, --first, --count, --threads, --json, --help")]
    [InlineData("evaluate --part all", "--part takes test or train, not 'all'")]
    public async Task ABadCommandLineIsNamedWithWhatIsAllowed(string line, string message)
    {
        using var folder = new TemporaryFolder();
        Ran ran = await LeNetProgram.Run(folder.Path, line.Split(' '));
        Assert.Equal((2, ""), (ran.ExitCode, ran.Output));
        Assert.StartsWith("error: ", ran.Errors, StringComparison.Ordinal);
        Assert.Contains(message, ran.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--help", "describe")]
    [InlineData("train --help", "--learning-rate")]
    [InlineData("predict -h", "--weights")]
    public async Task HelpTellsOfOptionsAndExitCodes(string line, string word)
    {
        Ran ran = await LeNetProgram.Run(LeNetProgram.Repository, line.Split(' '));
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.Contains(word, ran.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", ran.Output, StringComparison.Ordinal);
        Assert.Contains("130  stopped by Ctrl-C", ran.Output, StringComparison.Ordinal);
    }
}
