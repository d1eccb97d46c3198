using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>Says that it normalises channels of one value an image; has no kernels.</summary>
internal sealed class PointNormNetwork() : FakeNetwork<PointNormNetwork>(new(Layout)), INetwork<PointNormNetwork>
{
    public static int InputLength => 2;

    public static int OutputLength => 2;

    public static NetworkLayout Layout { get; } = new()
    {
        Parameters = [],
        ActivationsLength = 0,
        GradientsLength = 0,
        SumsLength = 0,
        BuffersLength = 4,
        Norms = [new("3", "BatchNorm3", Channels: 2, Positions: 1, 0.1f, MeanBuffer: 0, VarianceBuffer: 2, SumStatistic: 0, SquaresStatistic: 2)],
    };

    int INetwork.InputLength => InputLength;

    int INetwork.OutputLength => OutputLength;

    public PointNormNetwork Clone() => new();

    public static void RunForward(int phase, ref readonly Block block) => throw new NotSupportedException("forward");

    public static void RunBackward(int phase, ref readonly Block block) => throw new NotSupportedException("backward");

    public static void Fold(ref float sums, ref float parameterGradient) => throw new NotSupportedException("fold");
}
