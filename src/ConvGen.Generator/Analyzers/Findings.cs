using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Repairs;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Analyzers;

/// <summary>All that is to be said of a class, on the syntax that it is about.</summary>
internal static class Findings
{
    public static IEnumerable<Diagnostic> Of(INamedTypeSymbol type, CancellationToken cancellation) =>
        Problems(type, cancellation).Select(problem => Diagnostic.Create(
            Diagnostics.ById[problem.Id], Places.Find(type, problem.Place, cancellation), Repair.Properties(problem.Repairs), [.. problem.Arguments]));

    private static EquatableArray<Problem> Problems(INamedTypeSymbol type, CancellationToken cancellation)
    {
        try
        {
            if (Declare.Network(type, cancellation) is not { } declaration)
            {
                return [];
            }

            var (network, problems) = Infer.Network(declaration);
            return network is null ? problems : [.. Hints.Of(declaration, network)];
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The generator fails in the same way and reports it.
            return [];
        }
    }
}
