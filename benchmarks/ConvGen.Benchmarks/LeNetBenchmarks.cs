using System.Reflection;
using Samples;

namespace ConvGen.Benchmarks;

/// <summary>LeNet as the sample has it: prediction of one image and of a batch, and the training step of a batch.</summary>
internal static class LeNetBenchmarks
{
    private const int Batch = 256;

    private static readonly string s_version = typeof(INetwork).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static IEnumerable<Figure> Measure(double seconds)
    {
        foreach (int threads in (int[])[1, 2])
        {
            yield return Predict(1, threads, seconds);
            yield return Predict(Batch, threads, seconds);
        }
        foreach (int threads in (int[])[1, 2])
            yield return Train(threads, seconds);
    }

    private static Figure Predict(int batch, int threads, double seconds)
    {
        var network = new LeNet();
        float[] images = Images(batch), outputs = new float[batch * LeNet.OutputLength];
        return Of("predict", threads, batch, Stopwatches.Repeat(() => network.Predict(images, outputs, threads), seconds));
    }

    private static Figure Train(int threads, double seconds)
    {
        using var trainer = new Trainer<LeNet>(new LeNet(), new SGD(0.9f), new TrainerOptions { Threads = threads });
        float[] images = Images(Batch);
        int[] labels = [.. Enumerable.Range(0, Batch).Select(i => i % LeNet.OutputLength)];
        return Of("train", threads, Batch, Stopwatches.Repeat(() => trainer.Step(images, labels), seconds));
    }

    private static Figure Of(string what, int threads, int batch, (double Median, double Minimum) us) =>
        new($"convgen {s_version}", "lenet", what, threads, batch, Math.Round(us.Median, 2), Math.Round(us.Minimum, 2));

    private static float[] Images(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count * LeNet.InputLength).Select(_ => random.NextSingle())];
    }
}
