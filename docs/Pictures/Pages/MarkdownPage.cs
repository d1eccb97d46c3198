using System.Text.RegularExpressions;
using ConvGen.Tests.Harness;

namespace ConvGen.Pictures.Pages;

/// <summary>A fenced block of a page.</summary>
/// <param name="Language">The first word behind the fence.</param>
/// <param name="Mark">What follows it: the file that the block is an excerpt of, or nothing.</param>
/// <param name="Line">The line of the page where the text begins, from 1.</param>
/// <param name="Text">What is between the fences.</param>
internal sealed record CodeBlock(string Language, string Mark, int Line, string Text);

/// <summary>A Markdown file of the repository, cut into prose and code.</summary>
internal sealed partial class MarkdownPage
{
    private MarkdownPage(string path)
    {
        Path = path;
        var prose = new List<string>();
        var blocks = new List<CodeBlock>();
        string[] lines = File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)).ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                prose.Add(lines[i]);
                continue;
            }

            string[] info = lines[i][3..].Split(' ', 2, StringSplitOptions.TrimEntries);
            int end = Array.IndexOf(lines, "```", i + 1);
            if (end < 0)
            {
                throw new FormatException($"{path}({i + 1}): the code block does not end; expected a line with nothing but ```.");
            }

            blocks.Add(new CodeBlock(info[0], info.ElementAtOrDefault(1) ?? "", i + 2, string.Join('\n', lines[(i + 1)..end])));
            i = end;
        }

        (Prose, Blocks) = (string.Join('\n', prose), blocks);
    }

    /// <summary>The READMEs of all languages, that of the packages, and everything under <c>docs</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Directory.GetFiles(System.IO.Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Concat(Directory.GetFiles(Repository.Root, "README*.md")).Append(System.IO.Path.Combine(Repository.Root, "src", "Packaging", "README.md"))
            .Select(file => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    /// <summary>The pages but for those of the diagnostics, whose examples have tests of their own, and translations, whose examples are those of the page in English.</summary>
    public static IReadOnlyList<string> Guides { get; } = [.. All.Where(path =>
        !path.StartsWith("docs/diagnostics/", StringComparison.Ordinal) && !path.EndsWith(".zh.md", StringComparison.Ordinal) && !path.Contains("/zh/", StringComparison.Ordinal))];

    /// <summary>Its path from the repository's root.</summary>
    public string Path { get; }

    /// <summary>What is not in a code block.</summary>
    public string Prose { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The examples, and what each of them prints: the block of <c>output</c> behind it, or nothing.</summary>
    public IEnumerable<(CodeBlock Example, string Output)> ExamplesWithOutput => Blocks.Zip(Blocks.Skip(1).Cast<CodeBlock?>().Append(null))
        .Where(pair => pair.First is { Language: "csharp", Mark: "" })
        .Select(pair => (pair.First, pair.Second is { Language: "output" } output ? output.Text : ""));

    /// <summary>What the page links to, as written.</summary>
    public IEnumerable<string> Links => Link().Matches(Inline().Replace(Prose, "")).Select(match => match.Groups[1].Value + match.Groups[2].Value);

    /// <summary>The names under which its headings can be linked to, as GitHub makes them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose)
        .Select(match => Punctuation().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <param name="path">From the repository's root.</param>
    public static MarkdownPage Read(string path) => new(path);

    [GeneratedRegex(@"\]\(([^)\s]+)[^)]*\)|(?:src|srcset|href)=""([^""]+)""")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex Inline();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
