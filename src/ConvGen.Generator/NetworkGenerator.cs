using ConvGen.Generator.Analyzers;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Planning;
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

        // Names only: a network is printed anew when it gets weights or loses them, not when their bytes change.
        var weights = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Select(static (file, _) => EmbeddedWeights.Of(file.Left, file.Right)?.Network)
            .Where(static network => network is { Length: > 0 })
            .Collect()
            .Select(static (names, _) => new EquatableArray<string>([.. names.Distinct(StringComparer.Ordinal).OrderBy(static name => name, StringComparer.Ordinal)!]))
            .WithTrackingName(Steps.Weights);

        var plans = networks
            .Select(static (network, _) => network.Then(own => Planned(network.Subject, own)))
            .WithTrackingName(Steps.Plan);

        var faces = plans
            .Combine(weights)
            .Select(static (own, _) => own.Left.Then(plan => Face(own.Left.Subject, plan, own.Right.Contains(plan.Checked.Name))))
            .WithTrackingName(Steps.Face);

        var widths = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => VectorWidths.Of(options.GlobalOptions))
            .WithTrackingName(Steps.Widths);

        var kernels = plans
            .Where(static plan => plan is { Failure: null, Value.Plans: not null })
            .Combine(widths)
            .Select(static (own, cancellation) => own.Left.Then(plan => Kernels(plan.Plans!, own.Right, cancellation)))
            .WithTrackingName(Steps.Kernels);

        var twins = declarations
            .Select(static (declared, _) => declared.Subject)
            .Collect()
            .Select(static (names, _) => Twins(names))
            .WithTrackingName(Steps.Twins);

        context.RegisterSourceOutput(faces.Combine(twins), Add);
        // What nobody needs while typing: an editor may leave it out, and the faces compile without.
        context.RegisterImplementationSourceOutput(kernels.Combine(twins), Add);
        context.RegisterSourceOutput(widths, Report);
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

    private static PlannedNetwork Planned(string subject, CheckedNetwork network)
    {
        var plans = Outcome.Of(subject, () => network.Network is { } sound ? Plans.Of(sound) : null);
        return new(network, plans.Value, network.Failure ?? plans.Failure);
    }

    private static PrintedNetwork Face(string subject, PlannedNetwork network, bool hasWeights)
    {
        var face = Outcome.Of<EquatableArray<GeneratedFile>>(subject, () => network.Plans is { } plans ? [Emit.Face(plans, hasWeights)] : []);
        var failure = network.Failure ?? face.Failure;
        var message = failure is null ? network.Checked.Message : Diagnostics.Message(new(ProblemId.Internal, [subject, failure], ProblemPlace.Class));
        return network.Plans is not null && failure is null ? new(face.Value, null)
            : network.Checked.Network is { } sound ? new(Broken.Files(sound, message!, hasWeights), failure)
            : new(Broken.Files(network.Checked.Declaration!, message, hasWeights), failure);
    }

    private static PrintedNetwork Kernels(Plans plans, VectorWidths widths, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var kernels = Emit.Kernels(plans, widths.Targets);
        return new(kernels.Files, null) { Shrunk = kernels.Shrunk };
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

        foreach (var shrunk in network.Failure is null ? network.Value.Shrunk : [])
        {
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.TileShrunk, Location.None, shrunk.Kernel, network.Subject, shrunk.Bits, shrunk.Tile, Scheduler.MethodLimit));
        }

        var twin = twins.IndexOf(network.Subject);
        foreach (var file in network.Failure is null ? network.Value.Files : [])
        {
            context.AddSource(twin < 0 ? file.HintName : $"{file.HintName.Substring(0, file.HintName.Length - ".g.cs".Length)}({twin + 2}).g.cs", file.Text);
        }
    }

    private static void Report(SourceProductionContext context, VectorWidths widths)
    {
        if (widths.Wrong is { } wrong)
        {
            context.ReportDiagnostic(Diagnostic.Create(Diagnostics.VectorWidths, Location.None, wrong));
        }
    }

    /// <summary>The names under which tests follow the steps.</summary>
    internal static class Steps
    {
        public const string Declare = nameof(Declare);
        public const string Infer = nameof(Infer);
        public const string Weights = nameof(Weights);
        public const string Plan = nameof(Plan);
        public const string Face = nameof(Face);
        public const string Widths = nameof(Widths);
        public const string Kernels = nameof(Kernels);
        public const string Twins = nameof(Twins);

        public static readonly EquatableArray<string> All = [Declare, Infer, Weights, Plan, Face, Widths, Kernels, Twins];
    }

    /// <summary>A network, or why there is none.</summary>
    /// <param name="Declaration">What was written, if it is wrong.</param>
    /// <param name="Network">The network, if all is well.</param>
    /// <param name="Message">What is wrong, if it is known.</param>
    /// <param name="Failure">The exception that inference met, or null.</param>
    private sealed record CheckedNetwork(NetworkDeclaration? Declaration, Network? Network, string? Message, string? Failure)
    {
        /// <summary>The class, as an item of the project names it.</summary>
        public string Name => (Network?.Type ?? Declaration!.Type).HintName;
    }

    /// <summary>A network and its plans, if it is sound.</summary>
    /// <param name="Checked">The network.</param>
    /// <param name="Plans">Its plans, or null.</param>
    /// <param name="Failure">The exception that was met, or null.</param>
    private sealed record PlannedNetwork(CheckedNetwork Checked, Plans? Plans, string? Failure);

    /// <summary>A network's files, those of a stand-in where there is no network.</summary>
    /// <param name="Files">The files.</param>
    /// <param name="Failure">The exception that was met, or null.</param>
    private sealed record PrintedNetwork(EquatableArray<GeneratedFile> Files, string? Failure)
    {
        /// <summary>Kernels whose best tile no method could hold.</summary>
        public EquatableArray<ShrunkTile> Shrunk { get; init; } = [];
    }
}
