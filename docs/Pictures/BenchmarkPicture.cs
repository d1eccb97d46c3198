using System.Globalization;
using ConvGen.Pictures.Drawing;
using ConvGen.Pictures.Pages;

namespace ConvGen.Pictures;

/// <summary>The table of <c>docs/performance.md</c> as bars: how many times ConvGen's time each library takes.</summary>
internal static class BenchmarkPicture
{
    private const double Left = 24, Names = 285, Unit = 34, Bar = 15;

    private static readonly string[] s_styles = ["green", "blue", "orange"];

    /// <param name="page">The page, with the table between its two comments.</param>
    public static Canvas Draw(MarkdownPage page)
    {
        string[][] rows = [.. page.Prose.Split("<!-- compare: begin")[1].Split("<!-- compare: end")[0].Split('\n').Where(line => line.StartsWith('|')).Select(Cells)];
        string[] libraries = rows[0][4..];
        var canvas = new Canvas();
        canvas.Text(Left, 34, "time a run, as multiples of ConvGen's (shorter is faster); microseconds", "title");
        double x = Left;
        foreach (var (library, style) in libraries.Zip(s_styles))
        {
            canvas.Box(x, 48, 12, 12, style, 2);
            canvas.Text(x + 18, 59, library, "caption");
            x += 180;
        }

        double y = 84;
        foreach (string[] row in rows[2..])
        {
            double[] times = [.. row[4..].Select(Microseconds)];
            canvas.Text(Left, y + (Bar * times.Length / 2) + 5, Name(row), "caption");
            for (int i = 0; i < times.Length; i++)
            {
                double at = y + (i * Bar);
                if (double.IsNaN(times[i]))
                {
                    canvas.Text(Left + Names + 6, at + 11, "–", "caption");
                    continue;
                }

                double length = times[i] / times[0] * Unit;
                canvas.Box(Left + Names, at, length, Bar - 2, s_styles[i], 2);
                canvas.Text(Left + Names + length + 6, at + 11, row[4 + i].Split('±')[0].Trim(), "caption");
            }

            y += (Bar * times.Length) + 12;
        }

        canvas.Line(Left + Names + Unit, 78, Left + Names + Unit, y - 8, "axis");
        return canvas;
    }

    private static string Name(string[] row) =>
        $"{row[0]}, {row[1]}, {(row[3] == "1" ? "1 image" : $"{row[3]} images")}, {(row[2] == "1" ? "1 thread" : $"{row[2]} threads")}";

    private static string[] Cells(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    // "2,518 ± 116"; a library that does not do that has a dash.
    private static double Microseconds(string cell) =>
        double.TryParse(cell.Split('±')[0], NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out double time) ? time : double.NaN;
}
