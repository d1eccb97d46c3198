using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>Batch norm of 2 channels of 1×3 as the generator would make it, but naive: three phases forward, two back, a prediction of its own.</summary>
internal sealed class NormNetwork : FakeNetwork<NormNetwork>, INetwork<NormNetwork>
{
    public NormNetwork()
        : base(Initialized(seed: 0))
    {
    }

    private NormNetwork(NetworkState state)
        : base(state)
    {
    }

    public static int InputLength => NormKernels.Length;

    public static int OutputLength => NormKernels.Length;

    public static NetworkLayout Layout => NormKernels.Layout;

    int INetwork.InputLength => InputLength;

    int INetwork.OutputLength => OutputLength;

    public BatchNormParameters BatchNorm1 => new(State, weight: 0, bias: 1, norm: 0);

    public NormNetwork Clone() => new(State.Clone());

    public static void RunForward(int phase, ref readonly Block block)
    {
        switch (phase)
        {
            case 0:
                NormKernels.Sum(in block);
                break;
            case 1:
                NormKernels.SumOfSquares(in block);
                break;
            default:
                NormKernels.Forward(in block);
                break;
        }
    }

    public static void RunBackward(int phase, ref readonly Block block)
    {
        if (phase == 0)
        {
            NormKernels.SumOfGradients(in block);
        }
        else
        {
            NormKernels.Backward(in block);
        }
    }

    public static new void RunPrediction(ref readonly Block block) => NormKernels.Predict(in block);

    public static new void FoldForward(int phase, ref float sums, ref float statistics) =>
        NormKernels.Fold(ref sums, ref statistics, from: phase, to: phase, count: 1);

    public static new void FoldBackward(int phase, ref float sums, ref float statistics) =>
        NormKernels.Fold(ref sums, ref statistics, from: 2, to: 2, count: 2);

    public static void Fold(ref float sums, ref float parameterGradient)
    {
        NormKernels.Fold(ref sums, ref parameterGradient, from: 3, to: 0, count: 1);
        NormKernels.Fold(ref sums, ref parameterGradient, from: 2, to: 1, count: 1);
    }

    public static new void RunLayer(
        int layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> input, Span<float> output) =>
        NormReference.Predict(parameters, buffers, input).CopyTo(output);
}
