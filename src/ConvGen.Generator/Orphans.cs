using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvGen.Generator;

/// <summary>Stand-ins for classes that have layers but no <c>Network</c> attribute, so that this one mistake makes one error too.</summary>
internal static class Orphans
{
    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        var files = context.SyntaxProvider
            .CreateSyntaxProvider(MayBe, Declared)
            .Where(static declared => declared.HasValue)
            .Select(static (declared, _) => declared!.Value.Then(StandIn));

        context.RegisterSourceOutput(files.Collect(), static (output, all) =>
        {
            // A number tells apart names that differ in case alone.
            var number = 0;
            foreach (var one in all.Where(static file => file.Failure is null).SelectMany(static file => file.Value))
            {
                output.AddSource(one.HintName.Replace(".g.cs", $".Orphan{Text.Plain(++number)}.g.cs"), one.Text);
            }
        });
    }

    // By names alone, so that no other class is looked at: a layer's is there and Network's is not.
    private static bool MayBe(SyntaxNode node, CancellationToken cancellation)
    {
        if (!NetworkGenerator.IsClass(node, cancellation))
        {
            return false;
        }

        var names = ((TypeDeclarationSyntax)node).AttributeLists.SelectMany(static list => list.Attributes).Select(static attribute => Name(attribute.Name)).ToList();
        return names.Any(static name => LayerKinds.Find(name) is not null) && !names.Contains("Network");
    }

    private static string Name(NameSyntax name)
    {
        var text = (name is QualifiedNameSyntax qualified ? qualified.Right : name is AliasQualifiedNameSyntax alias ? alias.Name : name).ToString();
        return text.EndsWith("Attribute", StringComparison.Ordinal) ? text.Substring(0, text.Length - "Attribute".Length) : text;
    }

    private static Outcome<NetworkDeclaration>? Declared(GeneratorSyntaxContext context, CancellationToken cancellation) =>
        context.SemanticModel.GetDeclaredSymbol(context.Node, cancellation) is INamedTypeSymbol type
        && NetworkMarks.Of(type).Networks.IsEmpty
        && Declare.Home(type, cancellation) == context.Node
            ? Outcome.Of(type.ToDisplayString(), () => Declare.Network(type, cancellation)!)
            : null;

    private static EquatableArray<GeneratedFile> StandIn(NetworkDeclaration declaration) =>
        Broken.Files(declaration, Diagnostics.Message(Infer.Network(declaration).Problems[0]));
}
