using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>A linear layer from 1×2×2 to 3 as the generator would make it, but naive: for tests of the runtime alone.</summary>
internal sealed class LinearNetwork(int seed = 0) : FakeNetwork(Layout, seed), INetwork<LinearNetwork>
{
    public static int InputLength => LinearKernels.Inputs;

    public static int OutputLength => LinearKernels.Outputs;

    public static NetworkLayout Layout { get; } = LinearKernels.Layout(phases: 1);

    public override void Predict(ReadOnlySpan<float> images, Span<float> outputs, int threads = 1) => NetworkRunner.Predict(this, images, outputs, threads);

    public override ForwardPass Forward(ReadOnlySpan<float> images, int seed = 0) => NetworkRunner.Forward(this, images, seed);

    public override void Backward(
        ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient, int seed = 0) =>
        NetworkRunner.Backward(this, images, outputGradient, parameterGradient, inputGradient, seed);

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
}
