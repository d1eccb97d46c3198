using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>LeNet, declared in samples/LeNet: the shape behind each layer, and a training.</summary>
internal static class LeNetSection
{
    public static void Run()
    {
        foreach (TracedLayer layer in new LeNet().Trace(new float[LeNet.InputLength]).Layers)
            Console.WriteLine($"{layer.Kind,-10} output shape: {string.Join('×', layer.Shape)}");
        Console.WriteLine();
        Show.Layers(LeNet.Description);
    }

    public static void Train(Effort effort) => Training.Run(new LeNet(seed: 0), learningRate: 0.9f, batchSize: 256, epochs: 10, effort);
}
