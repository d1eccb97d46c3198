namespace ConvGen.Generator.Inference;

/// <summary>The ids of all diagnostics; an id is never given to something else.</summary>
internal static class ProblemId
{
    public const string NotPartial = "CG0001";
    public const string NotAnOrdinaryClass = "CG0002";
    public const string Generic = "CG0003";
    public const string OuterNotPartial = "CG0004";
    public const string NoConstructor = "CG0005";
    public const string LayersWithoutNetwork = "CG0006";
    public const string NetworkTwice = "CG0007";
    public const string LayersApart = "CG0008";
    public const string NoLayers = "CG0009";
    public const string NumberOutOfRange = "CG0010";
    public const string KernelTooLarge = "CG0011";
    public const string PaddingTooLarge = "CG0012";
    public const string NeedsFlatten = "CG0013";
    public const string NeedsImage = "CG0014";
    public const string NameNotAnIdentifier = "CG0015";
    public const string NameTwice = "CG0016";
    public const string NameReserved = "CG0017";
    public const string NameClash = "CG0018";
    public const string MemberReserved = "CG0019";
    public const string TooLarge = "CG0020";
    public const string UnrollTooLarge = "CG0021";
    public const string GroupsDoNotDivide = "CG0022";
    public const string AutoPadAndStride = "CG0023";
    public const string AutoPadAndPadding = "CG0024";
    public const string CopiedPaddingTooLarge = "CG0025";
    public const string WeightsCount = "CG0026";
    public const string WindowStepsOver = "CG0027";
    public const string LooseConstructor = "CG0028";
    public const string TooManyLayers = "CG0029";
    public const string NeverRead = "CG0030";
    public const string BiasBeforeNorm = "CG0031";
    public const string ChangesNothing = "CG0032";
    public const string NarrowActivation = "CG0033";
    public const string SoftmaxAtTheEnd = "CG0034";
    public const string DropsEverything = "CG0035";
    public const string WeightsWithoutNetwork = "CG0101";
    public const string WeightsOfNoNetwork = "CG0102";
    public const string WeightsTwice = "CG0103";
    public const string TileShrunk = "CG0201";
    public const string VectorWidths = "CG0210";
    public const string Internal = "CG9999";
}
