using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Pictures.Pages;

/// <summary>A page's examples as one file of C#: types as they are, statements in one method, in the order of the page.</summary>
internal static class PageSource
{
    // What a project with implicit usings has, and what the examples are about.
    private static readonly string[] s_usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Numerics.Tensors", "System.Threading", "System.Threading.Tasks", "ConvGen"];

    private const string LeNet =
        """
        [Network(1, 28, 28)]
        [Conv2d(6, 5, Padding = 2)] [Sigmoid]
        [AvgPool2d(2)]
        [Conv2d(16, 5)] [Sigmoid]
        [AvgPool2d(2)]
        [Flatten]
        [Linear(120)] [Sigmoid]
        [Linear(84)] [Sigmoid]
        [Linear(10)]
        public partial class LeNet;
        """;

    /// <summary>What ends an example's part of the page's output.</summary>
    public const char Separator = '\f';

    /// <summary>The blocks that are compiled.</summary>
    public static IEnumerable<CodeBlock> Examples(MarkdownPage page) => page.Blocks.Where(block => block is { Language: "csharp", Mark: "" });

    /// <summary>The examples, with images and labels for them to work on, and with LeNet where the page uses it and declares none.</summary>
    /// <param name="page">Where they stand.</param>
    /// <param name="kept">Variables that are handed out at the end, under their names.</param>
    public static string Of(MarkdownPage page, params IEnumerable<string> kept)
    {
        var roots = Examples(page)
            .Select(block => (block.Line, Root: CSharpSyntaxTree.ParseText(block.Text).GetCompilationUnitRoot())).ToList();
        var members = roots.SelectMany(block => block.Root.Members.Select(member => (block.Line, Member: member))).ToList();

        var text = new StringBuilder("#pragma warning disable CS0219 // A variable that an example leaves alone.\n");
        text.AppendJoin("", s_usings.Concat(roots.SelectMany(block => block.Root.Usings.Select(u => u.Name!.ToString()))).Distinct().Select(name => $"using {name};\n"));
        foreach (var (line, member) in members.Where(block => block.Member is not GlobalStatementSyntax))
        {
            Append(text, page, line, member);
        }

        text.Append("#line default\n");
        bool uses = roots.SelectMany(block => block.Root.DescendantTokens()).Any(token => token.ValueText == "LeNet");
        if (uses && !members.Any(block => block.Member is ClassDeclarationSyntax { Identifier.ValueText: "LeNet" }))
        {
            text.Append(LeNet).Append('\n');
        }

        text.Append("internal static class Examples\n{\n    public static void Run(float[] images, int[] labels, float[] logits, Action<string, object> handOut)\n    {\n");
        foreach (var (line, root) in roots)
        {
            foreach (var member in root.Members.OfType<GlobalStatementSyntax>())
            {
                Append(text, page, line, member);
            }

            text.Append(CultureInfo.InvariantCulture, $"#line default\nConsole.Write('\\u{(int)Separator:x4}');\n");
        }

        foreach (string name in kept)
        {
            text.Append(CultureInfo.InvariantCulture, $"handOut(nameof({name}), {name});\n");
        }

        return text.Append("    }\n}\n").ToString();
    }

    // The compiler then complains of the page's own lines.
    private static void Append(StringBuilder text, MarkdownPage page, int line, SyntaxNode node)
    {
        int first = line + node.GetLocation().GetLineSpan().StartLinePosition.Line;
        text.Append(CultureInfo.InvariantCulture, $"#line {first} \"{page.Path}\"\n").Append(node.WithoutLeadingTrivia().ToFullString().TrimEnd()).Append('\n');
    }
}
