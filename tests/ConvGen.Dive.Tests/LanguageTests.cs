using ConvGen.Tests.Harness;

namespace ConvGen.Dive.Tests;

/// <summary>A page in Chinese is the page in English, so that neither drifts away.</summary>
public sealed class LanguageTests
{
    /// <summary>Each page and its translation, from the repository's root.</summary>
    public static TheoryData<string, string> Pages =>
    [
        ("README.md", "README.zh.md"),
        .. Directory.GetFiles(Path.Combine(Repository.Root, "docs", "d2l"), "*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .Select(name => ($"docs/d2l/{name}", $"docs/d2l/zh/{name}")),
    ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void BothHaveTheSameCodeAndOutput(string english, string chinese) =>
        Assert.Equal(Page.Read(english).Blocks, Page.Read(chinese).Blocks);

    [Theory]
    [MemberData(nameof(Pages))]
    public void BothHaveTheSameHeadings(string english, string chinese) =>
        Assert.Equal(Page.Read(english).HeadingLevels, Page.Read(chinese).HeadingLevels);

    [Theory]
    [MemberData(nameof(Pages))]
    public void BothHaveTheSameFigures(string english, string chinese) =>
        Assert.Equal(Page.Read(english).Figures, Page.Read(chinese).Figures);

    [Theory]
    [MemberData(nameof(Pages))]
    public void BothNameTheSameThings(string english, string chinese)
    {
        Assert.Equal(Page.Read(english).Code, Page.Read(chinese).Code);
        Assert.Equal(Page.Read(english).Links, Page.Read(chinese).Links);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void EachLinksToTheOther(string english, string chinese)
    {
        string Relative(string from, string to) => Path.GetRelativePath(Path.GetDirectoryName(Path.Combine(Repository.Root, from))!, Path.Combine(Repository.Root, to)).Replace('\\', '/');
        Assert.Contains($"]({Relative(english, chinese)})", Page.Read(english).Prose, StringComparison.Ordinal);
        Assert.Contains($"]({Relative(chinese, english)})", Page.Read(chinese).Prose, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryChinesePageIsATranslation() =>
        Assert.Equal(Pages.Skip(1).Select(row => row.Data.Item2), Directory.GetFiles(Path.Combine(Repository.Root, "docs", "d2l", "zh")).Select(file => $"docs/d2l/zh/{Path.GetFileName(file)}").Order(StringComparer.Ordinal));
}
