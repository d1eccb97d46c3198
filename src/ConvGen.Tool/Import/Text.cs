using System.Globalization;

namespace ConvGen.Tool.Import;

/// <summary>Numbers as C# writes them.</summary>
internal static class Text
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A float, exactly; whole numbers without a suffix.</summary>
    public static string Of(float number) =>
        float.IsInteger(number) && float.Abs(number) < 1e9f ? ((long)number).ToString(CultureInfo.InvariantCulture) : Plain(number) + "f";

    public static string Plain(float number) => number.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>A named argument, or nothing where it has its default.</summary>
    public static IEnumerable<string> Argument(string name, int value, int fallback) => value == fallback ? [] : [$"{name} = {Of(value)}"];

    /// <inheritdoc cref="Argument(string, int, int)"/>
    public static IEnumerable<string> Argument(string name, float value, float fallback) => value == fallback ? [] : [$"{name} = {Of(value)}"];
}
