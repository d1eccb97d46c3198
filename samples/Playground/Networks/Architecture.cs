using ConvGen;
using Samples.Training;

namespace Samples.Playground.Networks;

/// <summary>A network that can be looked at and trained here.</summary>
/// <param name="Variant">Its name, and the settings that suit it.</param>
/// <param name="LearningRate">The one to begin with.</param>
internal abstract record Architecture(Variant Variant, float LearningRate)
{
    public static IReadOnlyList<Architecture> All { get; } =
    [
        new Architecture<LeNet>(Variant.D2l, 0.9f, seed => new LeNet(seed)),
        new Architecture<LeNetModern>(Variant.Modern, 0.001f, seed => new LeNetModern(seed)),
    ];

    public string Name => Variant.Name;

    /// <summary>The optimizer of a run.</summary>
    public IOptimizer Optimizer(float learningRate) => Variant.Optimizer.Create(learningRate, 0);

    /// <summary>The network with the weights that this program carries.</summary>
    public INetwork Pretrained()
    {
        using Stream weights = Resource.Open($"Weights.{Name}");
        INetwork network = Variant.Create();
        network.Load(weights);
        return network;
    }

    /// <summary>A new network, its weights as the variant's recipe draws them, and what trains it.</summary>
    public abstract IStudent Student(float learningRate, int threads, int seed);
}

/// <inheritdoc/>
internal sealed record Architecture<T>(Variant Variant, float LearningRate, Func<int, T> New) : Architecture(Variant, LearningRate)
    where T : class, INetwork<T>
{
    public override IStudent Student(float learningRate, int threads, int seed)
    {
        T network = New(seed);
        network.Initialize(Variant.Init, seed);
        return new Student<T>(new Trainer<T>(network, Optimizer(learningRate), new TrainerOptions { Threads = threads, Seed = seed }));
    }
}
