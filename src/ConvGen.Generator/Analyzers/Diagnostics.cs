using System.Globalization;
using System.Reflection;
using ConvGen.Generator.Inference;
using Microsoft.CodeAnalysis;

namespace ConvGen.Generator.Analyzers;

/// <summary>The descriptors of all diagnostics; each has a page in docs/diagnostics and a row in AnalyzerReleases.</summary>
internal static class Diagnostics
{
    private const string Category = "ConvGen";

    private const string Pages = "https://github.com/convgen/convgen/blob/main/docs/diagnostics/";

    public static readonly DiagnosticDescriptor NotPartial = new(
        ProblemId.NotPartial,
        "A network's class must be partial",
        "'{0}' has layers but is not partial, so nothing can be generated into it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NotPartial + ".md");

    public static readonly DiagnosticDescriptor NotAnOrdinaryClass = new(
        ProblemId.NotAnOrdinaryClass,
        "A network's class must be an ordinary one",
        "'{0}' is {1}; a network is an ordinary class, whose instances hold parameters",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NotAnOrdinaryClass + ".md");

    public static readonly DiagnosticDescriptor Generic = new(
        ProblemId.Generic,
        "A network's class must not be generic",
        "'{0}' is generic or nested in a generic type; a network is one type",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.Generic + ".md");

    public static readonly DiagnosticDescriptor OuterNotPartial = new(
        ProblemId.OuterNotPartial,
        "The types around a network must be partial",
        "'{0}' is not partial, so nothing can be generated into the network '{1}' that is nested in it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.OuterNotPartial + ".md");

    public static readonly DiagnosticDescriptor NoConstructor = new(
        ProblemId.NoConstructor,
        "A network's class must leave room for its constructor",
        "'{0}' cannot get the constructor {0}(int seed = 0): {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NoConstructor + ".md");

    public static readonly DiagnosticDescriptor LayersWithoutNetwork = new(
        ProblemId.LayersWithoutNetwork,
        "Layers need a Network attribute",
        "'{0}' has layers, {1} first, but no Network attribute to give the input's shape",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.LayersWithoutNetwork + ".md");

    public static readonly DiagnosticDescriptor NetworkTwice = new(
        ProblemId.NetworkTwice,
        "A class has one Network attribute",
        "'{0}' has more than one Network attribute; an image has one shape",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NetworkTwice + ".md");

    public static readonly DiagnosticDescriptor LayersApart = new(
        ProblemId.LayersApart,
        "Layers stand in one declaration",
        "{0} stands on another declaration of '{1}' than Network; layers run in the order in which one declaration lists them",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.LayersApart + ".md");

    public static readonly DiagnosticDescriptor NoLayers = new(
        ProblemId.NoLayers,
        "A network has at least one layer",
        "'{0}' has no layers",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NoLayers + ".md");

    public static readonly DiagnosticDescriptor NumberOutOfRange = new(
        ProblemId.NumberOutOfRange,
        "A number is out of range",
        "{0} is {1}; it must be {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NumberOutOfRange + ".md");

    public static readonly DiagnosticDescriptor KernelTooLarge = new(
        ProblemId.KernelTooLarge,
        "A kernel must fit on its padded input",
        "{0} has a {1} kernel on {2} with {3}: {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.KernelTooLarge + ".md");

    public static readonly DiagnosticDescriptor PaddingTooLarge = new(
        ProblemId.PaddingTooLarge,
        "A pool's padding is at most half its kernel",
        "{0} has padding {1} {2} with a {3} kernel; a pool's padding is at most half its kernel, {4}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.PaddingTooLarge + ".md");

    public static readonly DiagnosticDescriptor NeedsFlatten = new(
        ProblemId.NeedsFlatten,
        "Linear reads features",
        "{0} reads a vector of features but stands after an image of {1}; put Flatten before it",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NeedsFlatten + ".md");

    public static readonly DiagnosticDescriptor NeedsImage = new(
        ProblemId.NeedsImage,
        "Layers with rows and columns read images",
        "{0}, {1}, reads an image but stands after a vector of {2} features",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NeedsImage + ".md");

    public static readonly DiagnosticDescriptor NameNotAnIdentifier = new(
        ProblemId.NameNotAnIdentifier,
        "A layer's name must be an identifier",
        "'{0}' is no name for a layer; it must be an identifier of C# and no keyword",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NameNotAnIdentifier + ".md");

    public static readonly DiagnosticDescriptor NameTwice = new(
        ProblemId.NameTwice,
        "Two layers have the same name",
        "The name '{0}' belongs to another layer: the {1} that is number {2} of the layers",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NameTwice + ".md");

    public static readonly DiagnosticDescriptor NameReserved = new(
        ProblemId.NameReserved,
        "A name belongs to generated code",
        "{0} is '{1}', a name that every network has or uses itself",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NameReserved + ".md");

    public static readonly DiagnosticDescriptor NameClash = new(
        ProblemId.NameClash,
        "A layer's property clashes with the class",
        "The property '{0}' of a layer would clash with {1}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NameClash + ".md");

    public static readonly DiagnosticDescriptor MemberReserved = new(
        ProblemId.MemberReserved,
        "A member takes a generated name",
        "'{0}' has a member '{1}' of its own, a name that the generated part has or uses too",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.MemberReserved + ".md");

    public static readonly DiagnosticDescriptor TooLarge = new(
        ProblemId.TooLarge,
        "A network is too large",
        "Too large: {0} with {1} numbers; at most {2} can be laid out",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.TooLarge + ".md");

    public static readonly DiagnosticDescriptor UnrollTooLarge = new(
        ProblemId.UnrollTooLarge,
        "A layer is too large for Unroll.Full",
        "{0} written out in full would be {1} statements; Unroll.Full takes at most {2} a layer",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.UnrollTooLarge + ".md");

    public static readonly DiagnosticDescriptor GroupsDoNotDivide = new(
        ProblemId.GroupsDoNotDivide,
        "Groups divide the channels",
        "{0} has {1} groups for {2}, which they do not divide: {3}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.GroupsDoNotDivide + ".md");

    public static readonly DiagnosticDescriptor AutoPadAndStride = new(
        ProblemId.AutoPadAndStride,
        "AutoPad needs a stride of 1",
        "{0} has {1} = {2} with {3}, which keeps the size of the image; that needs a stride of 1",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.AutoPadAndStride + ".md");

    public static readonly DiagnosticDescriptor AutoPadAndPadding = new(
        ProblemId.AutoPadAndPadding,
        "AutoPad chooses the padding",
        "{0} has {1} beside {2}, which chooses the padding itself",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.AutoPadAndPadding + ".md");

    public static readonly DiagnosticDescriptor CopiedPaddingTooLarge = new(
        ProblemId.CopiedPaddingTooLarge,
        "Padding is copied from the image",
        "{0} has padding {1} {2} with {3}, which copies it from {4}: that has at most {5} to give",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.CopiedPaddingTooLarge + ".md");

    public static readonly DiagnosticDescriptor WeightsCount = new(
        ProblemId.WeightsCount,
        "Every cell of a constant kernel has its weight",
        "{0} has {1} Weights; its kernels have {2} cells, by output channels, input channels of a group, rows and columns",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.WeightsCount + ".md");

    public static readonly DiagnosticDescriptor WindowStepsOver = new(
        ProblemId.WindowStepsOver,
        "A pool's windows hold cells of the image",
        "{0} has a window that steps over the image with dilation {1}: its cells are at {2} {3} and {4}, those of {5} go from 0 to {6}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.WindowStepsOver + ".md");

    public static readonly DiagnosticDescriptor LooseConstructor = new(
        ProblemId.LooseConstructor,
        "A network's constructors call the generated one",
        "This constructor of '{0}' does not call {0}(int seed = 0), and so leaves the network without parameters; add : this(seed)",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.LooseConstructor + ".md");

    public static readonly DiagnosticDescriptor TooManyLayers = new(
        ProblemId.TooManyLayers,
        "A network has too many layers",
        "'{0}' has {1} layers; at most {2} can be compiled, each is code of its own",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.TooManyLayers + ".md");

    public static readonly DiagnosticDescriptor NeverRead = new(
        ProblemId.NeverRead,
        "Rows or columns are never read",
        "{0} never reads {1} of the {2} {3} of {4}: {5}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NeverRead + ".md");

    public static readonly DiagnosticDescriptor BiasBeforeNorm = new(
        ProblemId.BiasBeforeNorm,
        "A bias before batch norm has no effect",
        "{0} adds a bias that {1} takes away again with the mean; Bias = false gives the same network with fewer parameters",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.BiasBeforeNorm + ".md");

    public static readonly DiagnosticDescriptor ChangesNothing = new(
        ProblemId.ChangesNothing,
        "A layer changes nothing",
        "{0} changes nothing: {1}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.ChangesNothing + ".md");

    public static readonly DiagnosticDescriptor NarrowActivation = new(
        ProblemId.NarrowActivation,
        "An activation uses a small part of its range",
        "{0} reads numbers {1}, so its outputs go only {2}, not {3}",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.NarrowActivation + ".md");

    public static readonly DiagnosticDescriptor SoftmaxAtTheEnd = new(
        ProblemId.SoftmaxAtTheEnd,
        "A loss applies softmax itself",
        "{0} ends the network; CrossEntropyLoss, the trainer's default, applies softmax itself, so a network that is trained with it ends before this layer",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.SoftmaxAtTheEnd + ".md");

    public static readonly DiagnosticDescriptor DropsEverything = new(
        ProblemId.DropsEverything,
        "Dropout drops everything",
        "{0} replaces every value by 0 in training, so no layer before it learns",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.DropsEverything + ".md");

    public static readonly DiagnosticDescriptor WeightsWithoutNetwork = new(
        ProblemId.WeightsWithoutNetwork,
        "Embedded weights name their network",
        "The item ConvGenWeights of '{0}' names no network; write Network=\"Namespace.Class\"",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.WeightsWithoutNetwork + ".md");

    public static readonly DiagnosticDescriptor WeightsOfNoNetwork = new(
        ProblemId.WeightsOfNoNetwork,
        "Embedded weights belong to a network of the project",
        "The item ConvGenWeights of '{0}' is for the network '{1}', but {2}",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.WeightsOfNoNetwork + ".md");

    public static readonly DiagnosticDescriptor WeightsTwice = new(
        ProblemId.WeightsTwice,
        "A network has one file of embedded weights",
        "The item ConvGenWeights of '{0}' is for the network '{1}', which has '{2}' already",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.WeightsTwice + ".md");

    public static readonly DiagnosticDescriptor TileShrunk = new(
        ProblemId.TileShrunk,
        "A kernel's best tile is too long for a method",
        "The kernel {0} of '{1}' for vectors of {2} bits would be faster with the tile {3}, but has a smaller one: beyond {4} statements a method is not optimised",
        Category, DiagnosticSeverity.Info, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.TileShrunk + ".md");

    public static readonly DiagnosticDescriptor VectorWidths = new(
        ProblemId.VectorWidths,
        "ConvGenVectorWidths lists widths of vectors",
        "'{0}' in the project's property ConvGenVectorWidths is no width of vectors; there are 512, 256 and 128, separated by semicolons",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.VectorWidths + ".md");

    public static readonly DiagnosticDescriptor Internal = new(
        ProblemId.Internal,
        "The generator failed",
        "The generator failed on '{0}': {1}; this is a mistake of ConvGen, please report it together with the declaration",
        Category, DiagnosticSeverity.Error, isEnabledByDefault: true, helpLinkUri: Pages + ProblemId.Internal + ".md");

    /// <summary>Those about the project's items, which <see cref="WeightsAnalyzer"/> reports.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> OfWeights { get; } = [WeightsWithoutNetwork, WeightsOfNoNetwork, WeightsTwice];

    /// <summary>All descriptors, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> ById { get; } =
        typeof(Diagnostics).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .ToDictionary(static descriptor => descriptor.Id, StringComparer.Ordinal);

    /// <summary>A problem in words: the id and the filled-in message.</summary>
    public static string Message(Problem problem)
    {
        var format = ById[problem.Id].MessageFormat.ToString(CultureInfo.InvariantCulture);
        return $"{problem.Id}: {string.Format(CultureInfo.InvariantCulture, format, [.. problem.Arguments])}";
    }
}
