using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>The members that depend on neither kernels nor class.</summary>
internal abstract class FakeNetwork(NetworkState state)
{
    public NetworkState State => state;

    public Span<float> Parameters => State.Parameters;

    public LayerParameters Linear1 => new(State, weight: 0, bias: 1);

    public string Description => GetType().Name;

    public void Initialize(Init init, int seed = 0) => State.Initialize(init, seed);

    public void Save(string path) => State.Save(path);

    public void Load(string path) => State.Load(path);
}
