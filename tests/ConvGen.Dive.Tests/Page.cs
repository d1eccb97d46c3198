using System.Text.RegularExpressions;
using ConvGen.Tests.Harness;

namespace ConvGen.Dive.Tests;

/// <summary>A Markdown page, as far as two languages of it can be compared.</summary>
/// <param name="Blocks">The fenced blocks, with what stands behind the fence.</param>
/// <param name="Prose">The rest.</param>
internal sealed partial record Page(IReadOnlyList<(string Info, string Text)> Blocks, string Prose)
{
    /// <summary>How deep each heading is, in their order.</summary>
    public IEnumerable<int> HeadingLevels => Heading().Matches(Prose).Select(match => match.Groups[1].Length);

    /// <summary>Every number of the prose, sorted; the words around them come in another order in another language.</summary>
    public IEnumerable<string> Figures => Figure().Matches(Link().Replace(Prose, "](")).Select(match => match.Value).Order(StringComparer.Ordinal);

    /// <summary>What is in backticks, sorted.</summary>
    public IEnumerable<string> Code => Inline().Matches(Prose).Select(match => match.Value).Order(StringComparer.Ordinal);

    /// <summary>How many links and pictures there are.</summary>
    public int Links => Link().Count(Prose);

    /// <summary>Reads a page.</summary>
    /// <param name="path">From the repository's root.</param>
    public static Page Read(string path)
    {
        var blocks = new List<(string, string)>();
        string text = File.ReadAllText(Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n");
        string prose = Fenced().Replace(text, match =>
        {
            blocks.Add((match.Groups[1].Value, match.Groups[2].Value));
            return "";
        });
        return new Page(blocks, prose);
    }

    [GeneratedRegex("^```(.*)\n((?:.*\n)*?)```$", RegexOptions.Multiline)]
    private static partial Regex Fenced();

    [GeneratedRegex("^(#+) ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\([^)]*")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Inline();

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Figure();
}
