using System.Runtime.CompilerServices;
using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>The layer's kernels, by the written definitions; lane = image.</summary>
internal static class NormKernels
{
    public const int Channels = 2, Positions = 3, Length = Channels * Positions;
    public const float Eps = 1e-5f, Momentum = 0.1f;

    // Sums, each [channel][lane], and statistics, each [channel]: of x, of squared differences, of dy, of dy · xhat.
    private const int SumOfX = 0, SumOfSquared = 1, SumOfDy = 2, SumOfProducts = 3;

    // Activations: x, then xhat, each [channel][position][lane].
    private const int Normalised = Length * Block.Lanes;

    public static NetworkLayout Layout { get; } = new()
    {
        InputChannels = Channels,
        Parameters =
        [
            new("1.weight", [Channels], Offset: 0, FanIn: 1, FanOut: 1, IsBias: false, Initial: 1f),
            new("1.bias", [Channels], Offset: Channels, FanIn: 1, FanOut: 1, IsBias: true, Initial: 0f),
        ],
        Buffers = [new("1.running_mean", [Channels], Offset: 0, Initial: 0f), new("1.running_var", [Channels], Offset: Channels, Initial: 1f)],
        BuffersLength = 2 * Channels,
        Norms =
        [
            new("1", "BatchNorm1", Channels, Positions, Momentum, MeanBuffer: 0, VarianceBuffer: Channels, SumStatistic: 0, SquaresStatistic: Channels),
        ],
        ActivationsLength = 2 * Length * Block.Lanes,
        GradientsLength = Length * Block.Lanes,
        SumsLength = 4 * Channels * Block.Lanes,
        ForwardPhases = 3,
        BackwardPhases = 2,
        ForwardStatistics = [new(0, Channels), new(Channels, Channels)],
        BackwardStatistics = [new(2 * Channels, 2 * Channels)],
        StatisticsLength = 4 * Channels,
        HasPrediction = true,
        PredictionLength = Length * Block.Lanes,
        Layers = [new("BatchNorm1", "BatchNorm2d", [Channels, 1, Positions])],
    };

    public static void Sum(ref readonly Block block)
    {
        for (var i = 0; i < Length * Block.Lanes; i++)
        {
            var (c, element, lane) = Split(i);
            var x = At(ref block.Images, lane * Length + element);
            At(ref block.Activations, i) = x;
            Sum(in block, SumOfX, c, lane) += x;
        }
    }

    public static void SumOfSquares(ref readonly Block block)
    {
        for (var i = 0; i < Length * Block.Lanes; i++)
        {
            var (c, _, lane) = Split(i);
            if (At(ref block.Batch, lane) == 1f)
            {
                var d = At(ref block.Activations, i) - Statistic(in block, SumOfX, c) / Count(in block);
                ref var sum = ref Sum(in block, SumOfSquared, c, lane);
                sum = MathF.FusedMultiplyAdd(d, d, sum);
            }
        }
    }

    public static void Forward(ref readonly Block block)
    {
        for (var i = 0; i < Length * Block.Lanes; i++)
        {
            var (c, element, lane) = Split(i);
            var normalised = (At(ref block.Activations, i) - Statistic(in block, SumOfX, c) / Count(in block)) * InverseDeviation(in block, c);
            At(ref block.Activations, Normalised + i) = normalised;
            At(ref block.Outputs, lane * Length + element) =
                MathF.FusedMultiplyAdd(normalised, At(ref block.Parameters, c), At(ref block.Parameters, Channels + c));
        }
    }

    public static void SumOfGradients(ref readonly Block block)
    {
        for (var i = 0; i < Length * Block.Lanes; i++)
        {
            var (c, element, lane) = Split(i);
            var dy = At(ref block.OutputGradient, lane * Length + element);
            At(ref block.Gradients, i) = dy;
            Sum(in block, SumOfDy, c, lane) += dy;
            ref var sum = ref Sum(in block, SumOfProducts, c, lane);
            sum = MathF.FusedMultiplyAdd(dy, At(ref block.Activations, Normalised + i), sum);
        }
    }

    public static void Backward(ref readonly Block block)
    {
        for (var i = 0; !Unsafe.IsNullRef(ref block.InputGradient) && i < Length * Block.Lanes; i++)
        {
            var (c, element, lane) = Split(i);
            var (b, g) = (Statistic(in block, SumOfDy, c) / Count(in block), Statistic(in block, SumOfProducts, c) / Count(in block));
            At(ref block.InputGradient, lane * Length + element) = At(ref block.Parameters, c) * InverseDeviation(in block, c)
                * (At(ref block.Gradients, i) - MathF.FusedMultiplyAdd(At(ref block.Activations, Normalised + i), g, b));
        }
    }

    public static void Predict(ref readonly Block block)
    {
        for (var i = 0; i < Length * Block.Lanes; i++)
        {
            var (c, element, lane) = Split(i);
            var scale = At(ref block.Parameters, c) / MathF.Sqrt(At(ref block.Buffers, Channels + c) + Eps);
            At(ref block.Outputs, lane * Length + element) = MathF.FusedMultiplyAdd(
                At(ref block.Images, lane * Length + element) - At(ref block.Buffers, c), scale, At(ref block.Parameters, Channels + c));
        }
    }

    public static void Fold(ref float sums, ref float target, int from, int to, int count) =>
        Lanes.Fold(ref At(ref sums, from * Channels * Block.Lanes), ref At(ref target, to * Channels), count * Channels);

    private static float InverseDeviation(ref readonly Block block, int c) =>
        1f / MathF.Sqrt(Statistic(in block, SumOfSquared, c) / Count(in block) + Eps);

    private static float Count(ref readonly Block block) => At(ref block.Batch, Block.Lanes) * Positions;

    private static float Statistic(ref readonly Block block, int what, int c) => At(ref block.Statistics, what * Channels + c);

    private static ref float Sum(ref readonly Block block, int what, int c, int lane) => ref At(ref block.Sums, (what * Channels + c) * Block.Lanes + lane);

    private static (int Channel, int Element, int Lane) Split(int i) => (i / Block.Lanes / Positions, i / Block.Lanes, i % Block.Lanes);

    private static ref float At(ref float start, int index) => ref Unsafe.Add(ref start, index);
}
