using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>The same layer in two phases: what one phase leaves in a block's buffers, the next one must find there.</summary>
internal sealed class TwoPhaseNetwork(int seed = 0) : FakeNetwork(Layout, seed), INetwork<TwoPhaseNetwork>
{
    private static int s_loaded;
    private static int s_returned;

    public static int InputLength => LinearKernels.Inputs;

    public static int OutputLength => LinearKernels.Outputs;

    public static NetworkLayout Layout { get; } = LinearKernels.Layout(phases: 2);

    /// <summary>Blocks that had ended the first phase forward when the first block began the second, and likewise on the way back.</summary>
    public static (int Forward, int Backward) Seen { get; private set; }

    public static void Reset() => (s_loaded, s_returned, Seen) = (0, 0, default);

    public override void Predict(ReadOnlySpan<float> images, Span<float> outputs, int threads = 1) => NetworkRunner.Predict(this, images, outputs, threads);

    public override ForwardPass Forward(ReadOnlySpan<float> images, int seed = 0) => NetworkRunner.Forward(this, images, seed);

    public override void Backward(
        ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient, int seed = 0) =>
        NetworkRunner.Backward(this, images, outputGradient, parameterGradient, inputGradient, seed);

    public static void RunForward(int phase, ref readonly Block block)
    {
        if (phase == 0)
        {
            LinearKernels.Load(in block);
            Interlocked.Increment(ref s_loaded);
        }
        else
        {
            if (Seen.Forward == 0)
            {
                Seen = Seen with { Forward = s_loaded };
            }

            LinearKernels.Forward(in block);
        }
    }

    public static void RunBackward(int phase, ref readonly Block block)
    {
        if (phase == 1)
        {
            LinearKernels.Backward(in block);
            Interlocked.Increment(ref s_returned);
        }
        else
        {
            if (Seen.Backward == 0)
            {
                Seen = Seen with { Backward = s_returned };
            }

            LinearKernels.Store(in block);
        }
    }

    public static void Fold(ref float sums, ref float parameterGradient) => LinearKernels.Fold(ref sums, ref parameterGradient);
}
