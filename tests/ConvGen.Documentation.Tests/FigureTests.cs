using System.Text.RegularExpressions;
using ConvGen.Pictures.Pages;

namespace ConvGen.Tests.Documentation;

/// <summary>A figure that stands on two pages is the same on both.</summary>
public sealed partial class FigureTests
{
    [Fact]
    public void TheREADMEsTimesAreThoseOfTheTable()
    {
        var measured = Times(Section("docs/performance.md", "<!-- compare: begin", "<!-- compare: end"));
        var shown = Times(Section("README.md", "## How it compares", "\n## "));
        Assert.True(shown.Count > 10, "The README's table has no times.");
        Assert.Empty(shown.Except(measured));
    }

    private static string Section(string page, string begin, string end) => MarkdownPage.Read(page).Prose.Split(begin, 2)[1].Split(end)[0];

    // Whole cells of the table, without what they are uncertain by.
    private static List<string> Times(string section) =>
        [.. section.Split('\n').Where(line => line.StartsWith('|')).SelectMany(line => line.Split('|')).Select(cell => Time().Match(cell)).Where(match => match.Success).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"^ ([0-9][0-9,.]{2,}) (±|$)")]
    private static partial Regex Time();
}
