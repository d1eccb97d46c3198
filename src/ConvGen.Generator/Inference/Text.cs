using System.Globalization;
using System.Numerics;

namespace ConvGen.Generator.Inference;

/// <summary>Numbers and names as messages and generated code write them, the same in every culture.</summary>
internal static class Text
{
    /// <summary>Plain digits, with a true minus sign.</summary>
    public static string Plain(long number) => number.ToString(CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A real number in as few digits as tell it apart, with a true minus sign.</summary>
    public static string Real(float number) => number.ToString("R", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A choice in words: <c>A, B or C</c>.</summary>
    public static string OneOf(IReadOnlyList<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[names.Count - 1]}";

    /// <summary>Digits in groups of three.</summary>
    public static string Grouped(BigInteger number) => number.ToString("N0", CultureInfo.InvariantCulture).Replace('-', '−');

    /// <summary>A layer's name within a sentence: <c>conv1</c>, but <c>ReLU1</c> and whatever else has an abbreviation in it.</summary>
    public static string InSentence(string name) =>
        name.Zip(name.Skip(1), static (one, next) => char.IsUpper(one) && char.IsUpper(next)).Contains(true) ? name : LowerFirst(name);

    /// <summary>A name as files have it: <c>stem</c> for <c>Stem</c>.</summary>
    public static string LowerFirst(string name) =>
        name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name.Substring(1);

    /// <summary>A sentence's beginning, or a name as one of several words joined.</summary>
    public static string UpperFirst(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text.Substring(1);
}
