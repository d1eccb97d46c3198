using System.Collections.Immutable;
using ConvGen.Generator.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ConvGen.Generator.Analyzers;

/// <summary>Tells of embedded weights that belong to no network.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WeightsAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Diagnostics.OfWeights];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterAdditionalFileAction(Analyze);
    }

    private static void Analyze(AdditionalFileAnalysisContext context)
    {
        var provider = context.Options.AnalyzerConfigOptionsProvider;
        if (EmbeddedWeights.Of(context.AdditionalFile, provider) is not { } weights)
        {
            return;
        }

        if (weights.Network.Length == 0)
        {
            Report(Diagnostics.WeightsWithoutNetwork);
        }
        else if (Find(context.Compilation, weights.Network) is not { } type)
        {
            Report(Diagnostics.WeightsOfNoNetwork, weights.Network, "the project has no such class");
        }
        else if (NetworkMarks.Of(type).Networks.Length == 0)
        {
            Report(Diagnostics.WeightsOfNoNetwork, weights.Network, "that class has no Network attribute");
        }
        else if (First(context.Options, weights.Network) is { } first && first != weights.Path)
        {
            Report(Diagnostics.WeightsTwice, weights.Network, Path.GetFileName(first));
        }

        void Report(DiagnosticDescriptor descriptor, params string[] arguments) =>
            context.ReportDiagnostic(Diagnostic.Create(descriptor, Location.Create(weights.Path, default, default), [Path.GetFileName(weights.Path), .. arguments]));
    }

    private static string? First(AnalyzerOptions options, string network) => options.AdditionalFiles
        .Select(file => EmbeddedWeights.Of(file, options.AnalyzerConfigOptionsProvider))
        .FirstOrDefault(weights => weights?.Network == network)?.Path;

    /// <summary>The class of a name as code writes it, nested ones too, in this project.</summary>
    private static INamedTypeSymbol? Find(Compilation compilation, string name)
    {
        INamespaceOrTypeSymbol? at = compilation.Assembly.GlobalNamespace;
        foreach (var part in name.Split('.'))
        {
            var members = at.GetMembers(part).OfType<INamespaceOrTypeSymbol>().ToList();
            at = members.OfType<INamedTypeSymbol>().FirstOrDefault(static type => type.Arity == 0) ?? members.FirstOrDefault(static member => member.IsNamespace);
            if (at is null)
            {
                return null;
            }
        }

        return at as INamedTypeSymbol;
    }
}
