using System.Globalization;
using ConvGen.Smoke;

namespace ConvGen.Jit.Tests;

/// <summary>What a description says of memory is what a thread allocates that has not worked yet, and a little more for the objects around it.</summary>
public sealed class MemoryTests
{
    private const int Objects = 4096;

    [Fact]
    public void OneImage() => Holds(["packed for one image", "predicting one image"], Predicting(1));

    [Fact]
    public void ABlockOfImages() => Holds(["predicting 16 images"], Predicting(16));

    [Fact]
    public void AStepOfTraining()
    {
        const int Images = 64;
        Holds(["training", "sums of the gradient", "gradient"], () =>
        {
            using var trainer = new Trainer<LeNet>(new LeNet(), new SGD(0.1f), new() { Threads = 1 });
            float[] images = new float[Images * LeNet.InputLength];
            int[] labels = new int[Images];
            return Allocated(() => trainer.Step(images, labels));
        });
    }

    [Fact]
    public void Parameters() => Assert.Equal(Stated("parameters"), sizeof(float) * new LeNet().Parameters.Length);

    private static Func<long> Predicting(int images) => () =>
    {
        var network = new LeNet();
        float[] values = new float[images * LeNet.InputLength], outputs = new float[images * LeNet.OutputLength];
        return Allocated(() => network.Predict(values, outputs));
    };

    private static void Holds(string[] rows, Func<long> measured)
    {
        // What is made once in a process is made by a first thread.
        OnANewThread(measured);
        long stated = rows.Sum(Stated);
        Assert.InRange(OnANewThread(measured), stated, stated + Objects);
    }

    private static long OnANewThread(Func<long> run)
    {
        long result = 0;
        var thread = new Thread(() => result = run());
        thread.Start();
        thread.Join();
        return result;
    }

    private static long Allocated(Action run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static long Stated(string row) =>
        long.Parse(LeNet.Description.Split('\n').Single(line => line.StartsWith(row + "  ", StringComparison.Ordinal)).Split(' ')[^1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
