using System.Globalization;
using System.Net;
using Samples.Data;

namespace Samples.Report;

/// <summary>Words and numbers as the report writes them.</summary>
internal static class Html
{
    public static string Text(string text) => WebUtility.HtmlEncode(text);

    public static string Class(int label) => Text(FashionMnist.Classes[label]);

    /// <summary>A number for attributes: a point, no exponent, two decimals.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    public static string Percent(double share, int decimals = 1) =>
        double.IsFinite(share) ? share.ToString($"P{decimals}", CultureInfo.InvariantCulture).Replace(" ", "\u202F", StringComparison.Ordinal) : "–";

    public static string Fixed(double value, int decimals = 3) =>
        double.IsFinite(value) ? value.ToString($"F{decimals}", CultureInfo.InvariantCulture).Replace('-', '−') : "not a number";

    public static string Each<T>(IEnumerable<T> items, Func<T, string> html) => string.Concat(items.Select(html));

    /// <summary>A picture inside the page.</summary>
    /// <param name="png">The file.</param>
    /// <param name="alt">What it shows, for those who do not see it.</param>
    /// <param name="size">How wide and high to draw it, in CSS pixels.</param>
    public static string Image(byte[] png, string alt, int size) =>
        $"""<img src="data:image/png;base64,{Convert.ToBase64String(png)}" width="{size}" height="{size}" alt="{Text(alt)}">""";

    /// <summary>A part of the page.</summary>
    public static string Section(string id, string title, string lead, string content) => $"""

        <section aria-labelledby="{id}">
        <h2 id="{id}">{Text(title)}</h2>
        <p class="lead">{lead}</p>
        {content}
        </section>
        """;
}
