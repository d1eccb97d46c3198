using System.Globalization;
using System.Text.RegularExpressions;
using Samples.Results;

namespace Samples.Commands;

/// <summary>Reads the generated table of layers, whose columns stand at least two blanks apart; behind its total stands another.</summary>
internal static partial class LayerRows
{
    public static IReadOnlyList<LayerResult> Of(string description)
    {
        string[] lines = description.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        (int parameters, int multiplyAdds) = (lines[0].IndexOf("parameters", StringComparison.Ordinal) + "parameters".Length, lines[0].IndexOf("MACs", StringComparison.Ordinal) + "MACs".Length);
        return
        [
            .. from line in lines[1..].TakeWhile(line => !line.StartsWith("total", StringComparison.Ordinal))
               let cells = Gap().Split(line.TrimEnd())
               where cells[0] is not "(image)"
               select new LayerResult(cells[0], cells[1], (int)NumberEndingAt(line, parameters), NumberEndingAt(line, multiplyAdds)),
        ];
    }

    // Numbers stand right under the end of their headings; an empty cell is 0.
    private static long NumberEndingAt(string line, int end)
    {
        if (line.Length < end)
            return 0;
        int start = line.LastIndexOf(' ', end - 1) + 1;
        return start < end ? long.Parse(line[start..end], NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();
}
