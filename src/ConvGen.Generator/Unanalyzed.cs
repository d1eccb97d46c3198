using System.Collections.Immutable;
using ConvGen.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator;

/// <summary>Reports from the generator what the analyzer would, where analyzers are switched off. Locations are taken from the syntax anew and outlive no step.</summary>
internal static class Unanalyzed
{
    public static void Register(IncrementalGeneratorInitializationContext context)
    {
        // One value or none, so that where analyzers are on there is no step that a compilation reaches.
        var off = context.AnalyzerConfigOptionsProvider.SelectMany(static (options, _) => IsOff(options.GlobalOptions) ? ImmutableArray.Create(true) : []);
        context.RegisterSourceOutput(off.Combine(context.CompilationProvider), static (output, input) =>
        {
            foreach (var type in Types(input.Right, output.CancellationToken))
            {
                foreach (var diagnostic in Findings.Of(type, output.CancellationToken))
                {
                    output.ReportDiagnostic(diagnostic);
                }
            }
        });
    }

    /// <summary>MSBuild's own rule: <c>RunAnalyzers</c> decides, and where it is empty the property for what is going on, a build or live analysis.</summary>
    private static bool IsOff(AnalyzerConfigOptions options)
    {
        var here = Read("DesignTimeBuild") == "true" ? "RunAnalyzersDuringLiveAnalysis" : "RunAnalyzersDuringBuild";
        return (Read("RunAnalyzers") is { Length: > 0 } all ? all : Read(here)) == "false";

        string Read(string property) => options.TryGetValue($"build_property.{property}", out var value) ? value.Trim().ToLowerInvariant() : "";
    }

    private static IEnumerable<INamedTypeSymbol> Types(Compilation compilation, CancellationToken cancellation) =>
        compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot(cancellation).DescendantNodes()
                .OfType<TypeDeclarationSyntax>()
                .Where(static node => node.AttributeLists.Count > 0)
                .Select(node => compilation.GetSemanticModel(tree).GetDeclaredSymbol(node, cancellation))
                .OfType<INamedTypeSymbol>())
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
}
