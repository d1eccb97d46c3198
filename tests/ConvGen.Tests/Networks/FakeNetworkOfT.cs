using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>The members that do not depend on the kernels, and kernels that the runtime must not call.</summary>
internal abstract class FakeNetwork<TSelf>(NetworkState state) : FakeNetwork(state)
    where TSelf : FakeNetwork<TSelf>, INetwork<TSelf>
{
    private TSelf Self => (TSelf)this;

    public void Predict(ReadOnlySpan<float> images, Span<float> outputs, int threads = 1) => NetworkRunner.Predict(Self, images, outputs, threads);

    public ForwardPass Forward(ReadOnlySpan<float> images, int seed = 0) => NetworkRunner.Forward(Self, images, seed);

    public void Backward(
        ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient, int seed = 0) =>
        NetworkRunner.Backward(Self, images, outputGradient, parameterGradient, inputGradient, seed);

    public Trace Trace(ReadOnlySpan<float> image) => NetworkRunner.Trace(Self, image);

    public static void RunPrediction(ref readonly Block block) => throw NotForThis();

    public static void FoldForward(int phase, ref float sums, ref float statistics) => throw NotForThis();

    public static void FoldBackward(int phase, ref float sums, ref float statistics) => throw NotForThis();

    public static void RunLayer(
        int layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> input, Span<float> output) => throw NotForThis();

    protected static NetworkState Initialized(int seed)
    {
        var state = new NetworkState(TSelf.Layout);
        state.Initialize(seed);
        return state;
    }

    private static NotSupportedException NotForThis() => new("The runtime called a kernel that this network has not.");
}
