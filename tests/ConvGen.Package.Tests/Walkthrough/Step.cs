using System.Text.RegularExpressions;

namespace ConvGen.Package.Tests.Walkthrough;

/// <summary>Something that a page has its reader do: a command with what it prints, or a file as it is to be.</summary>
/// <param name="Line">The line of the page, from 1.</param>
/// <param name="Kind">The language of the block: <c>console</c>, <c>diff</c>, <c>cs</c> or <c>xml</c>.</param>
/// <param name="File">The file that the text before the block named last, or the command.</param>
/// <param name="Lines">The block's lines, or what the command prints.</param>
internal sealed partial record Step(int Line, string Kind, string File, IReadOnlyList<string> Lines)
{
    /// <summary>The steps of a page, in order; blocks of other languages are for reading only.</summary>
    public static IEnumerable<Step> Of(string[] page)
    {
        string file = "";
        for (int i = 0; i < page.Length; i++)
        {
            if (!page[i].StartsWith("```", StringComparison.Ordinal))
            {
                file = FileName().Matches(page[i]).LastOrDefault()?.Groups[1].Value ?? file;
                continue;
            }

            string kind = page[i][3..];
            int end = Array.IndexOf(page, "```", i + 1);
            foreach (var step in kind == "console" ? Commands(page, i + 1, end) : [new(i + 1, kind, file, page[(i + 1)..end])])
            {
                yield return step;
            }

            i = end;
        }
    }

    private static IEnumerable<Step> Commands(string[] page, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (page[i].StartsWith("$ ", StringComparison.Ordinal))
            {
                yield return new(i + 1, "console", page[i][2..], [.. page[(i + 1)..to].TakeWhile(line => !line.StartsWith("$ ", StringComparison.Ordinal))]);
            }
        }
    }

    [GeneratedRegex(@"`([\w./]+\.(?:cs|config))`")]
    private static partial Regex FileName();
}
