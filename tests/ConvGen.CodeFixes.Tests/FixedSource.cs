using System.Collections.Immutable;
using ConvGen.CodeFixes;
using ConvGen.Generator;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ConvGen.Tests;

/// <summary>Analyzer and code fixes on a project of one file, as an editor runs them.</summary>
internal static class FixedSource
{
    private static readonly ImmutableArray<MetadataReference> s_references =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(IsForNetworks).Select(path => MetadataReference.CreateFromFile(path))];

    /// <summary>The document that holds <paramref name="source"/>, in a workspace of its own.</summary>
    public static Document Document(string source)
    {
        var project = ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Networks", "Networks", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest), metadataReferences: s_references);
        return new AdhocWorkspace().AddProject(project).AddDocument("Source.cs", SourceText.From(source));
    }

    /// <summary>What is said of it, in the source's order.</summary>
    public static async Task<ImmutableArray<Diagnostic>> Diagnostics(Document document)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var compilation = (await document.Project.GetCompilationAsync(cancellation))!;
        CSharpGeneratorDriver.Create([new NetworkGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)document.Project.ParseOptions!)
            .RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _, cancellation);
        var all = await generated.WithAnalyzers([new NetworkAnalyzer()]).GetAllDiagnosticsAsync(cancellation);
        return [.. all.Where(diagnostic => diagnostic.Id.StartsWith("CG", StringComparison.Ordinal) || diagnostic.Severity == DiagnosticSeverity.Error)
            .Where(diagnostic => diagnostic.Id != "SYSLIB5001").OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The repairs that are offered for a diagnostic, in order.</summary>
    public static async Task<IReadOnlyList<CodeAction>> Actions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new NetworkCodeFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    /// <summary>The document after a repair.</summary>
    public static async Task<Document> Apply(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static bool IsForNetworks(string path) =>
        Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location) || Path.GetFileName(path) is "ConvGen.Runtime.dll" or "System.Numerics.Tensors.dll";
}
