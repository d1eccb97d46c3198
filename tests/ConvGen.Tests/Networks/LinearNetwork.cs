using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>A linear layer from 1×2×2 to 3 as the generator would make it, but naive: for tests of the runtime alone.</summary>
internal sealed class LinearNetwork : FakeNetwork<LinearNetwork>, INetwork<LinearNetwork>
{
    public LinearNetwork(int seed = 0)
        : base(Initialized(seed))
    {
    }

    private LinearNetwork(NetworkState state)
        : base(state)
    {
    }

    public static int InputLength => LinearKernels.Inputs;

    public static int OutputLength => LinearKernels.Outputs;

    public static NetworkLayout Layout { get; } = LinearKernels.Layout();

    int INetwork.InputLength => InputLength;

    int INetwork.OutputLength => OutputLength;

    public LinearNetwork Clone() => new(State.Clone());

    public static void RunForward(int phase, ref readonly Block block)
    {
        LinearKernels.Expect(phase == 0);
        LinearKernels.Load(in block);
        LinearKernels.Forward(in block);
    }

    public static void RunBackward(int phase, ref readonly Block block)
    {
        LinearKernels.Expect(phase == 0);
        LinearKernels.Backward(in block);
        LinearKernels.Store(in block);
    }

    public static void Fold(ref float sums, ref float parameterGradient) => LinearKernels.Fold(ref sums, ref parameterGradient);

    public static new void RunLayer(
        int layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> input, Span<float> output)
    {
        if (layer == 0)
        {
            input.CopyTo(output);
        }
        else
        {
            LinearReference.Predict(parameters, input).CopyTo(output);
        }
    }
}
