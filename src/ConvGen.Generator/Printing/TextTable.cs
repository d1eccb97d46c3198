using System.Globalization;

namespace ConvGen.Generator.Printing;

/// <summary>Rows of text in columns that stand two blanks apart.</summary>
internal static class TextTable
{
    /// <param name="left">So many columns stand at the left, the others at the right.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<string[]> rows, int left)
    {
        int[] widths = [.. Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length))];
        return [.. rows.Select(row => string.Join("  ", row.Select((cell, column) => column < left ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd())];
    }

    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
