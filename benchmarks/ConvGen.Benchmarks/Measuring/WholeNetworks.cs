using System.Reflection;
using ConvGen.Benchmarks.Networks;
using Samples;

namespace ConvGen.Benchmarks.Measuring;

/// <summary>Prediction of one image and of a batch, and the training step of a batch.</summary>
internal static class WholeNetworks
{
    private const int Batch = 256, LayerBatch = 16;

    private static readonly string s_version = typeof(INetwork).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>LeNet on one thread and on two, then single layers on one.</summary>
    public static IEnumerable<Figure> Measure(double seconds)
    {
        foreach (int threads in (int[])[1, 2])
        {
            yield return Predict(new LeNet(), "lenet", 1, threads, seconds);
            yield return Predict(new LeNet(), "lenet", Batch, threads, seconds);
        }
        foreach (int threads in (int[])[1, 2])
            yield return Train(threads, seconds);
        foreach ((string model, INetwork network) in ((string, INetwork)[])[("conv64", new Conv64()), ("conv512", new Conv512()), ("depthwise256", new Depthwise256())])
        {
            yield return Predict(network, model, 1, 1, seconds);
            yield return Predict(network, model, LayerBatch, 1, seconds);
        }
    }

    private static Figure Predict(INetwork network, string model, int batch, int threads, double seconds)
    {
        float[] images = Images(batch, network.InputLength), outputs = new float[batch * network.OutputLength];
        return Of(model, "predict", threads, batch, Stopwatches.Repeat(() => network.Predict(images, outputs, threads), seconds));
    }

    private static Figure Train(int threads, double seconds)
    {
        using var trainer = new Trainer<LeNet>(new LeNet(), new SGD(0.9f), new TrainerOptions { Threads = threads });
        float[] images = Images(Batch, LeNet.InputLength);
        int[] labels = [.. Enumerable.Range(0, Batch).Select(i => i % LeNet.OutputLength)];
        return Of("lenet", "train", threads, Batch, Stopwatches.Repeat(() => trainer.Step(images, labels), seconds));
    }

    private static Figure Of(string model, string what, int threads, int batch, (double Median, double Minimum) us) =>
        new($"convgen {s_version}", model, what, threads, batch, Math.Round(us.Median, 2), Math.Round(us.Minimum, 2));

    private static float[] Images(int count, int length)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count * length).Select(_ => random.NextSingle())];
    }
}
