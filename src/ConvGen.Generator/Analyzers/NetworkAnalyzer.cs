using System.Collections.Immutable;
using ConvGen.Generator.Inference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator.Analyzers;

/// <summary>Tells what is wrong with a network's declaration, on the syntax that is wrong, by the generator's own inference.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class NetworkAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [.. Diagnostics.ById.Values.Except(Diagnostics.OfWeights).Where(static descriptor => descriptor.Id is not (ProblemId.Internal or ProblemId.TileShrunk or ProblemId.VectorWidths))];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        foreach (var diagnostic in Findings.Of((INamedTypeSymbol)context.Symbol, context.CancellationToken))
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
