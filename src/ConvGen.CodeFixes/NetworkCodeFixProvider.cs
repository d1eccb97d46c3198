using System.Collections.Immutable;
using System.Composition;
using System.Reflection;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Repairs;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.CodeFixes;

/// <summary>Offers the repairs that inference found and that a diagnostic carries.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(NetworkCodeFixProvider))]
[Shared]
public sealed class NetworkCodeFixProvider : CodeFixProvider
{
    /// <summary>Every id: which of them can be mended is the diagnostic's to say.</summary>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [.. typeof(ProblemId).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => (string)field.GetRawConstantValue()!).Where(static id => id != ProblemId.Internal)];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var place = new Place(node.FirstAncestorOrSelf<TypeDeclarationSyntax>(), node.FirstAncestorOrSelf<AttributeSyntax>(), node.FirstAncestorOrSelf<AttributeArgumentSyntax>());
            var order = 0;
            foreach (var repair in Repair.From(diagnostic.Properties))
            {
                if (Edits.Of(repair, place) is { } edit)
                {
                    // Repairs of a kind can be done to all diagnostics of an id at once, whatever the numbers are.
                    var key = $"{diagnostic.Id}.{order}.{repair.Kind}";
                    context.RegisterCodeFix(CodeAction.Create(edit.Title, cancellation => Apply(context.Document, edit, cancellation), key), diagnostic);
                }

                order++;
            }
        }
    }

    private static async Task<Document> Apply(Document document, Edit edit, CancellationToken cancellation)
    {
        var text = await document.GetTextAsync(cancellation).ConfigureAwait(false);
        return document.WithText(text.WithChanges(edit.Change(text)));
    }
}
