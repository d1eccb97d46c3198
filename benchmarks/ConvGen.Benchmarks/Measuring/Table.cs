using System.Globalization;
using System.Text;

namespace ConvGen.Benchmarks.Measuring;

/// <summary>Rows under a head, numbers to the right.</summary>
internal sealed class Table(params string[] head)
{
    private readonly List<(string[] Cells, bool[] IsNumber)> _rows = [];

    public static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{100 * share:0} %");

    public void Add(params object[] cells) =>
        _rows.Add(([.. cells.Select(cell => Convert.ToString(cell, CultureInfo.InvariantCulture)!)], [.. cells.Select(cell => cell is not string text || (text.Length > 0 && char.IsDigit(text[0]) && text.All(c => char.IsDigit(c) || c is ',' or ' ' or '%')))]));

    private static bool IsNumber(string text) => text.Length > 0 && char.IsDigit(text[0]) && text.All(letter => char.IsDigit(letter) || letter is ',' or ' ' or '%');

    public override string ToString()
    {
        int[] widths = [.. head.Select((title, column) => _rows.Select(row => row.Cells[column].Length).Append(title.Length).Max())];
        var text = new StringBuilder();
        Line(head, _rows.Count > 0 ? _rows[0].IsNumber : new bool[head.Length]);
        foreach ((string[] cells, bool[] isNumber) in _rows)
            Line(cells, isNumber);
        return text.ToString();

        void Line(string[] cells, bool[] isNumber) =>
            text.AppendLine(("  " + string.Join("  ", cells.Select((cell, column) => isNumber[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column])).ToArray())).TrimEnd());
    }
}
