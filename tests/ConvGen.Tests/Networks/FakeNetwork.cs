using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>The members that do not depend on the kernels.</summary>
internal abstract class FakeNetwork : INetwork
{
    protected FakeNetwork(NetworkLayout layout, int seed)
    {
        State = new NetworkState(layout);
        State.Initialize(seed);
    }

    public NetworkState State { get; }

    public Span<float> Parameters => State.Parameters;

    public LayerParameters Linear1 => new(State, weight: 0, bias: 1);

    public string Description => "Linear(3) on 1×2×2";

    int INetwork.InputLength => LinearKernels.Inputs;

    int INetwork.OutputLength => LinearKernels.Outputs;

    public abstract void Predict(ReadOnlySpan<float> images, Span<float> outputs, int threads = 1);

    public abstract ForwardPass Forward(ReadOnlySpan<float> images, int seed = 0);

    public abstract void Backward(
        ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient, int seed = 0);

    public void Initialize(Init init, int seed = 0) => State.Initialize(init, seed);

    public void Save(string path) => State.Save(path);

    public void Load(string path) => State.Load(path);
}
