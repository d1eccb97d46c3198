using System.Text.RegularExpressions;

namespace ConvGen.Samples.Tests;

/// <summary>What a sample's page shows is what the sample does.</summary>
public sealed partial class ReadmeTests
{
    /// <summary>A block of <c>console</c> is a command and all that it prints; times alone may differ.</summary>
    [Theory]
    [InlineData("EmbeddedClassifier")]
    [InlineData("Keywords")]
    [InlineData("CustomLoss")]
    [InlineData("PyTorchWeights")]
    public async Task ThePageShowsWhatTheProgramPrints(string sample)
    {
        string folder = Path.Combine(SampleProgram.Samples, sample);
        MatchCollection blocks = Block().Matches(await File.ReadAllTextAsync(Path.Combine(folder, "README.md"), TestContext.Current.CancellationToken));
        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
        {
            Ran ran = await SampleProgram.Run(sample, folder, block.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
            Assert.Equal(WithoutTimes(block.Groups[2].Value), WithoutTimes(ran.Output));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task EveryLinkLeadsSomewhere(string page)
    {
        string path = Path.Combine(SampleProgram.Samples, page);
        MatchCollection links = Link().Matches(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.All(links.Select(link => link.Groups[1].Value), link => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, link)), $"{page} links to {link}, which does not exist."));
    }

    public static TheoryData<string> Pages =>
        [.. Directory.GetDirectories(SampleProgram.Samples).Select(folder => Path.Combine(Path.GetFileName(folder), "README.md")).Where(page => File.Exists(Path.Combine(SampleProgram.Samples, page))).Order(StringComparer.Ordinal)];

    private static string WithoutTimes(string text) => Time().Replace(text, "…");

    [GeneratedRegex(@"^```console\n\$ dotnet run -c Release(?: --)?(.*)\n([\s\S]*?)^```$", RegexOptions.Multiline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[\d.,]+ (?=µs|s\b)")]
    private static partial Regex Time();
}
