using System.Collections.Immutable;
using ConvGen.Generator.Declarations;
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
        [.. Diagnostics.ById.Values.Except(Diagnostics.OfWeights).Where(static descriptor => descriptor.Id != ProblemId.Internal)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var problem in Problems(type, context.CancellationToken))
        {
            var location = Places.Find(type, problem.Place, context.CancellationToken);
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.ById[problem.Id], location, [.. problem.Arguments]));
        }
    }

    private static EquatableArray<Problem> Problems(INamedTypeSymbol type, CancellationToken cancellation)
    {
        try
        {
            return Declare.Network(type, cancellation) is { } declaration ? Infer.Network(declaration).Problems : [];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The generator fails in the same way and reports it.
            return [];
        }
    }
}
