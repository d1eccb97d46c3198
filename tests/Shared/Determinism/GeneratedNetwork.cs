using ConvGen.CompilerServices;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.Determinism;

/// <summary>A generated network picked at run time, with the calls that need its type.</summary>
internal abstract class GeneratedNetwork
{
    public abstract NetworkLayout Layout { get; }

    /// <exception cref="ArgumentException"><paramref name="network"/> is no network: nothing was generated for it.</exception>
    public static GeneratedNetwork Of(Type network) =>
        (GeneratedNetwork)Activator.CreateInstance(typeof(GeneratedNetwork<>).MakeGenericType(network))!;

    public abstract INetwork New();

    /// <summary>The parameters, the losses of <paramref name="steps"/> steps, each on a <see cref="Batch"/> of its own, and what is then predicted for one more.</summary>
    public abstract float[] Train(IOptimizer optimizer, TrainerOptions options, int images, int steps);

    /// <summary>Images and targets for a step of training.</summary>
    public static (float[] Images, float[] Targets) Batch(int count, int inputLength, int outputLength, int step) =>
        (Images(count, inputLength, seed: step), Samples.Floats(count * outputLength, seed: 100 + step));

    /// <summary>Half of the images are coarse: multiples of 1/2, so that maxima tie and a ReLU meets its kink.</summary>
    public static float[] Images(int count, int length, int seed)
    {
        float[] images = Samples.Floats(count * length, seed);
        for (int i = 0; i < images.Length; i++)
            images[i] = i / length % 2 == 0 ? MathF.Round(2 * images[i]) / 2 : images[i];
        return images;
    }
}

internal sealed class GeneratedNetwork<TNetwork> : GeneratedNetwork
    where TNetwork : class, INetwork<TNetwork>
{
    public override NetworkLayout Layout => TNetwork.Layout;

    public override INetwork New() => (TNetwork)Activator.CreateInstance(typeof(TNetwork), 0)!;

    public override float[] Train(IOptimizer optimizer, TrainerOptions options, int images, int steps)
    {
        var network = (TNetwork)New();
        using var trainer = new Trainer<TNetwork>(network, optimizer, options);
        var losses = new float[steps];
        for (int step = 0; step < steps; step++)
        {
            (float[] inputs, float[] targets) = Batch(images, TNetwork.InputLength, TNetwork.OutputLength, step);
            losses[step] = trainer.Step(inputs, targets);
        }

        float[] outputs = new float[images * TNetwork.OutputLength];
        network.Predict(Batch(images, TNetwork.InputLength, TNetwork.OutputLength, steps).Images, outputs);
        return [.. network.Parameters, .. losses, .. outputs];
    }
}
