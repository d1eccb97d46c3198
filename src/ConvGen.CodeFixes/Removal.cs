using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvGen.CodeFixes;

/// <summary>Takes an attribute out of the text, and with it the comma, the brackets, the blank or the line that stood for it alone.</summary>
internal static class Removal
{
    public static TextChange Of(AttributeSyntax attribute, SourceText text)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        var at = list.Attributes.IndexOf(attribute);
        var span = list.Attributes.Count == 1 ? OfList(list, text)
            : at > 0 ? TextSpan.FromBounds(list.Attributes[at - 1].Span.End, attribute.Span.End)
            : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart);
        return new TextChange(span, "");
    }

    private static TextSpan OfList(AttributeListSyntax list, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(list.SpanStart);
        var (start, end) = (list.SpanStart, list.Span.End);
        while (start > line.Start && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        // Alone on its line, the line goes; last of several, the blanks before it do; else those behind it.
        var lastLine = text.Lines.GetLineFromPosition(end);
        var rest = text.ToString(TextSpan.FromBounds(end, lastLine.End));
        if (rest.Trim().Length == 0)
        {
            return start == line.Start ? TextSpan.FromBounds(start, lastLine.EndIncludingLineBreak) : TextSpan.FromBounds(start, end);
        }

        return TextSpan.FromBounds(list.SpanStart, end + rest.Length - rest.TrimStart().Length);
    }
}
