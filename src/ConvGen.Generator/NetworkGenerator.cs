using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Printing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ConvGen.Generator;

/// <summary>Writes the other part of every class that has a <c>Network</c> attribute.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NetworkGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // From here on values only: a step whose value is equal to the last one's ends the work.
        var declarations = context.SyntaxProvider
            .ForAttributeWithMetadataName(Declare.NetworkAttribute, IsClass, Declared)
            .Where(static declared => declared.HasValue)
            .Select(static (declared, _) => declared!.Value)
            .WithTrackingName(Steps.Declare);

        var networks = declarations
            .Select(static (declared, _) => declared.Then(Inference))
            .WithTrackingName(Steps.Infer);

        var files = networks
            .Select(static (network, cancellation) => network.Then(checkedNetwork => Print(network.Subject, checkedNetwork, cancellation)))
            .WithTrackingName(Steps.Print);

        var twins = declarations
            .Select(static (declared, _) => declared.Subject)
            .Collect()
            .Select(static (names, _) => Twins(names))
            .WithTrackingName(Steps.Twins);

        context.RegisterSourceOutput(files.Combine(twins), Add);
        Orphans.Register(context);
        Unanalyzed.Register(context);
    }

    /// <summary>Whether a node declares a class, a record among them: on all else the attributes are the compiler's error.</summary>
    internal static bool IsClass(SyntaxNode node, CancellationToken cancellation) => node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration);

    private static Outcome<NetworkDeclaration>? Declared(GeneratorAttributeSyntaxContext context, CancellationToken cancellation)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;

        // A class with the attribute on two of its parts comes here twice and is written once.
        return Declare.Home(type, cancellation) == context.TargetNode
            ? Outcome.Of(type.ToDisplayString(), () => Declare.Network(type, cancellation)!)
            : null;
    }

    private static CheckedNetwork Inference(NetworkDeclaration declaration)
    {
        var inferred = Outcome.Of(declaration.Type.FullName, () => Infer.Network(declaration));
        var message = inferred.Failure is null ? inferred.Value.Problems.Select(Diagnostics.Message).FirstOrDefault() : null;
        var network = inferred.Value?.Network;
        return new CheckedNetwork(network is null ? declaration : null, network, message, inferred.Failure);
    }

    private static PrintedNetwork Print(string subject, CheckedNetwork network, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (network.Network is not { } sound)
        {
            return new(Broken.Files(network.Declaration!, network.Failure is { } failure ? Failed(failure) : network.Message), network.Failure);
        }

        var printed = Outcome.Of(subject, () => Emit.Files(sound));
        return printed.Failure is null ? new(printed.Value, null) : new(Broken.Files(sound, Failed(printed.Failure)), printed.Failure);

        string Failed(string failure) => Diagnostics.Message(new(ProblemId.Internal, [subject, failure], ProblemPlace.Class));
    }

    /// <summary>Names that are equal but for case: the compiler would take their files for one.</summary>
    private static EquatableArray<string> Twins(IEnumerable<string> names) =>
        [.. names.GroupBy(static name => name, StringComparer.OrdinalIgnoreCase).SelectMany(static group => group.OrderBy(static name => name, StringComparer.Ordinal).Skip(1))];

    private static void Add(SourceProductionContext context, (Outcome<PrintedNetwork> Network, EquatableArray<string> Twins) printed)
    {
        var (network, twins) = printed;
        if ((network.Failure ?? network.Value.Failure) is { } failure)
        {
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.Internal, Location.None, network.Subject, failure));
        }

        var twin = twins.IndexOf(network.Subject);
        foreach (var file in network.Failure is null ? network.Value.Files : [])
        {
            context.AddSource(twin < 0 ? file.HintName : $"{file.HintName.Substring(0, file.HintName.Length - ".g.cs".Length)}({twin + 2}).g.cs", file.Text);
        }
    }

    /// <summary>The names under which tests follow the steps.</summary>
    internal static class Steps
    {
        public const string Declare = nameof(Declare);
        public const string Infer = nameof(Infer);
        public const string Print = nameof(Print);
        public const string Twins = nameof(Twins);

        public static readonly EquatableArray<string> All = [Declare, Infer, Print, Twins];
    }

    /// <summary>A network, or why there is none.</summary>
    /// <param name="Declaration">What was written, if it is wrong.</param>
    /// <param name="Network">The network, if all is well.</param>
    /// <param name="Message">What is wrong, if it is known.</param>
    /// <param name="Failure">The exception that inference met, or null.</param>
    private sealed record CheckedNetwork(NetworkDeclaration? Declaration, Network? Network, string? Message, string? Failure);

    /// <summary>A network's files, those of a stand-in where there is no network.</summary>
    /// <param name="Files">The files.</param>
    /// <param name="Failure">The exception that was met, or null.</param>
    private sealed record PrintedNetwork(EquatableArray<GeneratedFile> Files, string? Failure);
}
