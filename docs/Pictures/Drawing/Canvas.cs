using System.Globalization;
using System.Text;

namespace ConvGen.Pictures.Drawing;

/// <summary>A picture in the making: shapes in the order in which they are drawn, and a page that grows with them.</summary>
internal sealed class Canvas
{
    private const double Margin = 20;

    private readonly StringBuilder _body = new();
    private double _right, _bottom;

    /// <summary>A number as pictures write it: at most so many decimals, and a true minus.</summary>
    public static string Number(double number, int decimals = 2) =>
        double.IsNegativeInfinity(number) ? "−∞"
        // Rounding may leave a negative zero.
        : (Math.Round(number, decimals) + 0.0).ToString($"0.{new string('#', decimals)}", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A box.</summary>
    public void Box(double x, double y, double width, double height, string style, double round = 0)
    {
        Grow(x + width, y + height);
        string corners = round > 0 ? $" rx=\"{Plain(round)}\"" : "";
        Add($"<rect class=\"{style}\" x=\"{Plain(x)}\" y=\"{Plain(y)}\" width=\"{Plain(width)}\" height=\"{Plain(height)}\"{corners}/>");
    }

    /// <summary>A straight line.</summary>
    public void Line(double x1, double y1, double x2, double y2, string style)
    {
        Grow(Math.Max(x1, x2), Math.Max(y1, y2));
        Add($"<line class=\"{style}\" x1=\"{Plain(x1)}\" y1=\"{Plain(y1)}\" x2=\"{Plain(x2)}\" y2=\"{Plain(y2)}\"/>");
    }

    /// <summary>A line through points.</summary>
    public void Curve(IEnumerable<(double X, double Y)> points, string style) =>
        Add($"<polyline class=\"{style}\" points=\"{string.Join(' ', points.Select(point => $"{Plain(point.X)},{Plain(point.Y)}"))}\"/>");

    /// <summary>A filled circle.</summary>
    public void Dot(double x, double y, double radius, string style)
    {
        Grow(x + radius, y + radius);
        Add($"<circle class=\"{style}\" cx=\"{Plain(x)}\" cy=\"{Plain(y)}\" r=\"{Plain(radius)}\"/>");
    }

    /// <summary>A line of text; <paramref name="y"/> is where letters stand.</summary>
    public void Text(double x, double y, string text, string style = "")
    {
        // Letters are about as wide in every monospaced font.
        double width = text.Length * (style.Contains("caption", StringComparison.Ordinal) || style.Contains("title", StringComparison.Ordinal) ? 7.2 : 8.5);
        Grow(style.Contains("end", StringComparison.Ordinal) ? x : style.Contains("middle", StringComparison.Ordinal) ? x + (width / 2) : x + width, y + 4);
        string escaped = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
        Add($"<text{(style.Length > 0 ? $" class=\"{style}\"" : "")} x=\"{Plain(x)}\" y=\"{Plain(y)}\">{escaped}</text>");
    }

    /// <summary>An arrow to the right.</summary>
    public void Arrow(double x, double y, double length)
    {
        Line(x, y, x + length, y, "arrow");
        Add($"<path class=\"arrow\" d=\"M{Plain(x + length - 7)} {Plain(y - 5)} l7 5 l-7 5\"/>");
    }

    /// <summary>The whole file.</summary>
    /// <param name="title">What there is to see, for those who cannot see it.</param>
    public string ToSvg(string title)
    {
        string width = Plain(Math.Ceiling(_right + Margin)), height = Plain(Math.Ceiling(_bottom + Margin));
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">
            <title>{title}</title>
            <style>
            {Style.Sheet}
            </style>
            <rect class="paper" x="0.5" y="0.5" width="{Plain(Math.Ceiling(_right + Margin) - 1)}" height="{Plain(Math.Ceiling(_bottom + Margin) - 1)}" rx="8"/>
            {_body.ToString().TrimEnd()}
            </svg>

            """.ReplaceLineEndings("\n");
    }

    private static string Plain(double number) => Math.Round(number, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private void Grow(double right, double bottom) => (_right, _bottom) = (Math.Max(_right, right), Math.Max(_bottom, bottom));

    private void Add(string element) => _body.Append(element).Append('\n');
}
