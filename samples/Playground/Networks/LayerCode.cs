using System.Text.RegularExpressions;

namespace Samples.Playground.Networks;

/// <summary>The method that ConvGen wrote for one layer of one image, in plain loops.</summary>
/// <param name="Formula">Its formula in index notation; empty where there is nothing to compute.</param>
/// <param name="Lines">The method.</param>
/// <param name="Line">Which of them, from 0, computes a number.</param>
internal sealed partial record LayerCode(string Formula, IReadOnlyList<string> Lines, int Line)
{
    private const string Indent = "    ";

    /// <summary>Finds the methods in the generated file, by the layers' names.</summary>
    public static IReadOnlyDictionary<string, LayerCode> Read(string file) =>
        Method().Matches(file.ReplaceLineEndings("\n")).ToDictionary(match => match.Groups["name"].Value, match => Of(match.Value));

    private static LayerCode Of(string method)
    {
        string[] lines = [.. method.TrimEnd().Split('\n').Select(line => line.StartsWith(Indent, StringComparison.Ordinal) ? line[Indent.Length..] : line)];
        string comment = lines.LastOrDefault(line => line.TrimStart().StartsWith("//", StringComparison.Ordinal)) ?? "";
        // What stands in the innermost loop is done for each term.
        int line = Enumerable.Range(0, lines.Length).Where(i => lines[i].EndsWith(';')).MaxBy(i => lines[i].Length - lines[i].TrimStart().Length);
        return new LayerCode(comment.Contains(": ", StringComparison.Ordinal) ? comment[(comment.IndexOf(": ", StringComparison.Ordinal) + 2)..] : "", lines, line);
    }

    [GeneratedRegex(@"^    private static void (?<name>\w+)Layer\(.*?^    \}$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Method();
}
