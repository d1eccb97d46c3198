using ConvGen;
using Samples.Stages;

namespace Samples.Training;

/// <summary>A network that the program can train, with the settings that suit it.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">A few words for people.</param>
internal abstract record Variant(string Name, string Title)
{
    public static Variant D2l { get; } = new Variant<LeNet>("d2l", "sigmoid, average pooling", seed => new LeNet(seed))
    {
        InitName = "Xavier, uniform",
        Init = Init.XavierUniform,
        Optimizer = OptimizerKind.SGD,
        SGDLearningRate = 0.9f,
        SGDMomentum = 0,
        Stages = () =>
        [
            new("Conv1, Sigmoid1", new D2lConv1(), 6, 28, 28),
            new("Pool1 (average)", new D2lPool1(), 6, 14, 14),
            new("Conv2, Sigmoid2", new D2lConv2(), 16, 10, 10),
            new("Pool2 (average)", new D2lPool2(), 16, 5, 5),
        ],
    };

    public static Variant Modern { get; } = new Variant<LeNetModern>("modern", "ReLU, max pooling", seed => new LeNetModern(seed))
    {
        InitName = "Kaiming, uniform",
        Init = Init.KaimingUniform(),
        Optimizer = OptimizerKind.Adam,
        SGDLearningRate = 0.05f,
        SGDMomentum = 0.9f,
        Stages = () =>
        [
            new("Conv1, ReLU1", new ModernConv1(), 6, 28, 28),
            new("Pool1 (max)", new ModernPool1(), 6, 14, 14),
            new("Conv2, ReLU2", new ModernConv2(), 16, 10, 10),
            new("Pool2 (max)", new ModernPool2(), 16, 5, 5),
        ],
    };

    public static IReadOnlyList<Variant> All { get; } = [D2l, Modern];

    /// <summary>The generated table of layers.</summary>
    public abstract string Description { get; }

    /// <summary>The network's class.</summary>
    public abstract string ClassName { get; }

    /// <summary>How first weights are drawn, and that in words.</summary>
    public required Init Init { get; init; }

    public required string InitName { get; init; }

    /// <summary>What it trains with unless the user says otherwise.</summary>
    public required OptimizerKind Optimizer { get; init; }

    public required float SGDLearningRate { get; init; }

    public required float SGDMomentum { get; init; }

    /// <summary>The network's pieces up to the linear layers, to look between them.</summary>
    public required Func<IReadOnlyList<Stage>> Stages { get; init; }

    /// <summary>A network with PyTorch's first weights.</summary>
    public abstract INetwork Create(int seed = 0);

    /// <summary>Trains a new network, or one that a checkpoint holds, until the recipe's end or <paramref name="stop"/>.</summary>
    public abstract (INetwork Network, History History) Train(
        Recipe recipe, Checkpoint? checkpoint, ImageDataset train, ImageDataset test, Views.TrainingView view, CancellationToken stop);

    public override string ToString() => Name;
}

/// <inheritdoc/>
/// <param name="Name">Its name on the command line.</param>
/// <param name="Title">A few words for people.</param>
/// <param name="New">Makes one from a seed.</param>
internal sealed record Variant<T>(string Name, string Title, Func<int, T> New) : Variant(Name, Title)
    where T : class, INetwork<T>
{
    public override string Description => New(0).Description;

    public override string ClassName => typeof(T).Name;

    public override INetwork Create(int seed) => New(seed);

    public override (INetwork Network, History History) Train(
        Recipe recipe, Checkpoint? checkpoint, ImageDataset train, ImageDataset test, Views.TrainingView view, CancellationToken stop)
    {
        T network = New(recipe.Seed);
        network.Initialize(Init, recipe.Seed);
        return (network, TrainingRun.Run(network, recipe, checkpoint, train, test, view, stop));
    }

    public override string ToString() => Name;
}
