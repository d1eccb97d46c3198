namespace ConvGen.Tool.Commands;

/// <summary>Rows of text in columns.</summary>
internal static class Table
{
    public static void Print(TextWriter output, string[] head, IEnumerable<string[]> rows)
    {
        // Names come from files: what moves a terminal's cursor does not pass.
        List<string[]> all = [head, .. rows.Select(row => Array.ConvertAll(row, cell => string.Concat(cell.Select(c => char.IsControl(c) ? '�' : c))))];
        var widths = head.Select((_, column) => all.Max(row => row[column].Length)).ToArray();
        foreach (var row in all)
        {
            output.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
        }
    }
}
