using ConvGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvGen.CodeFixes;

/// <summary>The syntax that a diagnostic marks.</summary>
/// <param name="Type">The type around it, or the one whose name it is.</param>
/// <param name="Attribute">The attribute, if it is one or stands in one.</param>
/// <param name="Argument">The argument, if it is one.</param>
internal sealed record Place(TypeDeclarationSyntax? Type, AttributeSyntax? Attribute, AttributeArgumentSyntax? Argument);

/// <summary>A change of the text, and what it is called.</summary>
internal sealed record Edit(string Title, Func<SourceText, TextChange> Change)
{
    public Edit(string title, TextSpan span, string text)
        : this(title, _ => new TextChange(span, text))
    {
    }
}

/// <summary>Does repairs on the text itself, so that everything else stays as it was written.</summary>
internal static class Edits
{
    /// <summary>The change that a repair is here; null if there is nothing to do it to.</summary>
    public static Edit? Of(Repair repair, Place place) => (repair.Kind, place) switch
    {
        (RepairKind.MakePartial, { Type: { } type }) => new($"Make '{type.Identifier.Text}' partial", new(type.Keyword.SpanStart, 0), "partial "),
        (RepairKind.SetArgument, { Attribute: { } attribute }) => Set(attribute, place.Argument, repair),
        (RepairKind.RemoveArgument, { Attribute: { } attribute }) => Remove(attribute, repair.Name),
        (RepairKind.RemoveAttribute, { Attribute: { } attribute }) => new($"Remove '{attribute}'", text => Removal.Of(attribute, text)),
        (RepairKind.InsertBefore, { Attribute: { } attribute }) => new($"Insert '{repair.Name}'", text => Insertion(attribute, repair.Name, text)),
        _ => null,
    };

    private static Edit Set(AttributeSyntax attribute, AttributeArgumentSyntax? marked, Repair repair)
    {
        var title = $"Use {repair.Name} = {repair.Value}";

        // A positional argument bears no name: it is the one that is marked, unless a named one is asked for.
        var isNamed = char.IsUpper(repair.Name[0]);
        var written = Find(attribute, repair.Name) ?? (isNamed ? null : marked);
        if (written is not null)
        {
            return new(title, written.Expression.Span, repair.Value);
        }

        var argument = $"{repair.Name} = {repair.Value}";
        return attribute.ArgumentList switch
        {
            null => new(title, new(attribute.Name.Span.End, 0), $"({argument})"),
            { Arguments.Count: 0 } list => new(title, new(list.OpenParenToken.Span.End, 0), argument),
            { Arguments: var arguments } => new(title, new(arguments.Last().Span.End, 0), $", {argument}"),
        };
    }

    private static Edit? Remove(AttributeSyntax attribute, string name)
    {
        if (Find(attribute, name) is not { } argument)
        {
            return null;
        }

        var (title, list) = ($"Remove '{argument}'", attribute.ArgumentList!);
        var at = list.Arguments.IndexOf(argument);
        var span = list.Arguments.Count == 1 ? list.Span
            : at > 0 ? TextSpan.FromBounds(list.Arguments[at - 1].Span.End, argument.Span.End)
            : TextSpan.FromBounds(argument.SpanStart, list.Arguments[1].SpanStart);
        return new(title, span, "");
    }

    private static AttributeArgumentSyntax? Find(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(argument => (argument.NameEquals?.Name ?? argument.NameColon?.Name)?.Identifier.ValueText == name);

    // On a line of its own where the attribute's list begins one, otherwise before it on the same line.
    private static TextChange Insertion(AttributeSyntax attribute, string inserted, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return new TextChange(new(attribute.SpanStart, 0), $"{inserted}, ");
        }

        var line = text.Lines.GetLineFromPosition(list.SpanStart);
        var before = text.ToString(TextSpan.FromBounds(line.Start, list.SpanStart));
        var breaks = line.LineNumber > 0 ? text.Lines[line.LineNumber - 1] : line;
        var end = text.ToString(TextSpan.FromBounds(breaks.End, breaks.EndIncludingLineBreak));
        var gap = before.Trim().Length > 0 ? " " : (end.Length > 0 ? end : "\n") + before;
        return new TextChange(new(list.SpanStart, 0), $"[{inserted}]{gap}");
    }
}
