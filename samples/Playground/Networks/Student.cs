using ConvGen;

namespace Samples.Playground.Networks;

/// <summary>A network that learns, whatever its class.</summary>
internal interface IStudent : IDisposable
{
    /// <summary>The network as it is now; it changes with each step.</summary>
    INetwork Network { get; }

    IOptimizer Optimizer { set; }

    /// <summary>Learns from some images; gives their loss before.</summary>
    float Step(MiniBatch batch);

    /// <summary>Tests the network on images that it does not learn from.</summary>
    Evaluation Evaluate(ImageDataset images);
}

/// <inheritdoc/>
internal sealed class Student<T>(Trainer<T> trainer) : IStudent
    where T : class, INetwork<T>
{
    public INetwork Network => trainer.Network;

    public IOptimizer Optimizer
    {
        set => trainer.Optimizer = value;
    }

    public float Step(MiniBatch batch) => trainer.Step(batch.Images, batch.Labels);

    public Evaluation Evaluate(ImageDataset images) => trainer.Evaluate(images);

    public void Dispose() => trainer.Dispose();
}
