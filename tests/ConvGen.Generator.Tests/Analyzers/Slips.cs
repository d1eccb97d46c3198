using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Tests.Analyzers;

/// <summary>What happens to a source while somebody types: tokens lost, doubled, swapped or replaced, always the same for a seed.</summary>
/// <param name="seed">Where the random numbers begin.</param>
internal sealed class Slips(int seed)
{
    private static readonly string[] s_odd =
    [
        "0", "-1", "2147483647", "int.MaxValue", "null", "\"class\"", "\"\"", "1e30f", "[", "]", "(", ")", ",", ";", "{", "}", "=", "class", "record", "struct", "partial", "static",
        "Name", "Padding", "Conv2d", "Network", "Linear", "Flatten", "@int", "Ünïcode", "namespace", "file", "<T>", "// ", "/*", "\"", "#if", "?", "\\",
    ];

    private readonly Random _random = new(seed);

    /// <summary>One of several.</summary>
    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>The source with one slip in it.</summary>
    public string Of(string source)
    {
        // Attributes are the most of it and have most to go wrong.
        var all = CSharpSyntaxTree.ParseText(source).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0).ToList();
        var tokens = _random.Next(4) == 0 ? all : all.Where(token => token.Parent!.FirstAncestorOrSelf<AttributeListSyntax>() is not null).ToList();
        var one = Pick(tokens);
        int next = all.IndexOf(one) + 1;
        return _random.Next(4) switch
        {
            0 => source.Remove(one.SpanStart, one.Span.Length),
            1 => source.Insert(one.SpanStart, one.Text),
            2 when next < all.Count => Swapped(source, one, all[next]),
            _ => source.Remove(one.SpanStart, one.Span.Length).Insert(one.SpanStart, Pick(s_odd)),
        };
    }

    private static string Swapped(string source, SyntaxToken one, SyntaxToken next) =>
        string.Concat(source.AsSpan(0, one.SpanStart), next.Text, source.AsSpan(one.Span.End, next.SpanStart - one.Span.End), one.Text) + source[next.Span.End..];
}
