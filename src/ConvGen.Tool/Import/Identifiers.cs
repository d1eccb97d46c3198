using System.Text.RegularExpressions;

namespace ConvGen.Tool.Import;

/// <summary>Names that C# takes.</summary>
internal static partial class Identifiers
{
    private static readonly HashSet<string> s_keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit extern "
        + "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out override "
        + "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof "
        + "uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '),
        StringComparer.Ordinal);

    public static bool IsName(string text) =>
        text.Length > 0 && (char.IsAsciiLetter(text[0]) || text[0] == '_') && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_') && !s_keywords.Contains(text);

    /// <summary>A class's name that no member or counted layer of a network can have, out of any text: <c>le-net 5</c> becomes <c>LeNet5</c>, <c>predict</c> <c>PredictNetwork</c>.</summary>
    public static string OfClass(string text) => Of(text) is var name && IsFree(name) ? name : name.TrimStart('_') + "Network";

    /// <summary>Whether a class can have the name, whatever its layers are.</summary>
    public static bool IsFree(string name) => !LayerNames.Taken.Contains(name) && name is not ("System" or "ConvGen") && name.Any(char.IsAsciiLetter) && !CountedLayer().IsMatch(name);

    [GeneratedRegex("^(Conv|Pool|Linear|Flatten|BatchNorm|Dropout|ZeroPad|Sigmoid|Tanh|ReLU|ReLU6|LeakyReLU|ELU|GELU|SiLU|Hardswish|Softmax)[0-9]+$", RegexOptions.CultureInvariant)]
    private static partial Regex CountedLayer();

    private static string Of(string text)
    {
        var words = string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length == 0 ? "Network1" : char.IsAsciiDigit(name[0]) ? "Network" + name : name;
    }
}
