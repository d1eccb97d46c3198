using ConvGen;

namespace Samples.EdgeDetection;

/// <summary>Lesson 2: the kernel of lesson 1, learned from the image and its edges.</summary>
internal static class LearnedKernel
{
    private const int Steps = 10;

    public static void Show()
    {
        Console.WriteLine("2. The same kernel, learned from X and Y\n");
        float[] x = Matrix.Flat(Bar.X);
        float[] y = Matrix.Flat(Functional.Corr2d(Bar.X, new float[,] { { 1, -1 } }));

        // The two weights begin at random. The loss is the sum of (output - y)²; each step goes against its gradient.
        var network = new EdgeDetector(seed: 0);
        var options = new TrainerOptions { Loss = new MSELoss { Reduction = Reduction.Sum } };
        using var trainer = new Trainer<EdgeDetector>(network, new SGD(learningRate: 3e-2f), options);
        Console.WriteLine($"at first       kernel {Kernel(network)}");
        for (int step = 1; step <= Steps; step++)
        {
            float loss = trainer.Step(x, y);
            if (step % 2 == 0)
                Console.WriteLine($"step {step,2}, loss {loss,6:F3}");
        }
        Console.WriteLine($"learned        kernel {Kernel(network)}\n");
    }

    private static string Kernel(EdgeDetector network) => $"[{network.Parameters[0]:F3}, {network.Parameters[1]:F3}]";
}
