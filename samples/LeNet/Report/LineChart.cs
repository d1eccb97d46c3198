using static Samples.Report.Html;

namespace Samples.Report;

/// <summary>A line of a chart.</summary>
/// <param name="Name">Written at its end.</param>
/// <param name="Style">Its class in the style sheet.</param>
/// <param name="Points">From left to right; those that are no numbers are left out.</param>
/// <param name="Marks">Whether each point has a dot.</param>
internal sealed record Line(string Name, string Style, IReadOnlyList<(double X, double Y)> Points, bool Marks = false);

/// <summary>Draws lines over epochs as SVG, whose colours come from the page's style sheet.</summary>
internal static class LineChart
{
    private const int Width = 540;
    private const int Height = 330;
    private const int Left = 52;
    private const int Right = 76;
    private const int Top = 14;
    private const int Bottom = 42;
    private const int LabelHeight = 17;

    /// <param name="id">Names the drawing within the page.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="summary">What one sees in it, for those who do not.</param>
    /// <param name="epochs">Where the horizontal axis ends.</param>
    /// <param name="vertical">The vertical axis.</param>
    /// <param name="label">How to write a number of the vertical axis.</param>
    /// <param name="lines">The lines.</param>
    public static string Draw(string id, string title, string summary, double epochs, Axis vertical, Func<double, string> label, params Line[] lines)
    {
        Axis horizontal = Axis.Until(epochs, marks: 8);
        double X(double value) => Left + value / horizontal.End * (Width - Left - Right);
        double Y(double value) => Height - Bottom - Math.Min(value / vertical.End, 1) * (Height - Top - Bottom);
        (double X, double Y)[] Places(Line line) => [.. line.Points.Where(p => double.IsFinite(p.Y)).Select(p => (X(p.X), Y(p.Y)))];

        return $"""
            <svg class="chart" viewBox="0 0 {Width} {Height}" role="img" aria-labelledby="{id}-title {id}-summary">
            <title id="{id}-title">{Text(title)}</title><desc id="{id}-summary">{Text(summary)}</desc>
            <g class="grid">{Each(vertical.Marks, y => $"""<path d="M{Left} {Number(Y(y))}H{Width - Right}"/><text x="{Left - 8}" y="{Number(Y(y) + 4.5)}" class="y">{label(y)}</text>""")}</g>
            <g class="axis">{Each(horizontal.Marks, x => $"""<text x="{Number(X(x))}" y="{Height - Bottom + 20}" class="x">{Number(x)}</text>""")}<text x="{(Left + Width - Right) / 2}" y="{Height - 4}" class="x name">epoch</text></g>
            {Each(lines, line => Draw(line, Places(line)))}
            {Labels(lines.Select(line => (line, Places(line))))}
            </svg>
            """;
    }

    private static string Draw(Line line, (double X, double Y)[] places)
    {
        string path = string.Join('L', places.Select(p => $"{Number(p.X)} {Number(p.Y)}"));
        string dots = line.Marks ? Each(places, p => $"""<circle cx="{Number(p.X)}" cy="{Number(p.Y)}" r="4"/>""") : "";
        return places.Length == 0 ? "" : $"""<g class="line {line.Style}"><path d="M{path}"/>{dots}</g>""";
    }

    // From the top down, each at least a line below the one before.
    private static string Labels(IEnumerable<(Line Line, (double X, double Y)[] Places)> lines)
    {
        double free = 0;
        return Each(lines.Where(line => line.Places.Length > 0).OrderBy(line => line.Places[^1].Y), line =>
        {
            double y = Math.Max(line.Places[^1].Y + 5, free);
            free = y + LabelHeight;
            return $"""<text x="{Number(line.Places[^1].X + 10)}" y="{Number(y)}" class="label {line.Line.Style}">{Text(line.Line.Name)}</text>""";
        });
    }
}
