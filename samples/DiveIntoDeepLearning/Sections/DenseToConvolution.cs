using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>A dense layer from an image of 5 × 5 to another: each of 25 outputs has a weight for each of 25 pixels, <c>W[i, j, k, l]</c>.</summary>
[Network(1, 5, 5)]
[Flatten]
[Linear(25)]
internal sealed partial class Dense;

/// <summary>A convolution from an image of 5 × 5 to another: the weights <c>V[a, b]</c> are the same at every position.</summary>
[Network(1, 5, 5)]
[Conv2d(1, 3, Padding = 1)]
internal sealed partial class Convolution;

/// <summary>From fully connected layers to convolutions: what is left of a dense layer's weights that are alike everywhere and zero far away.</summary>
internal static class DenseToConvolution
{
    private const int Size = 5;
    private const int Pixels = Size * Size;

    public static void Run()
    {
        var dense = new Dense(seed: 0);
        Console.WriteLine("A dense layer's weights for the output (2, 2), as it begins: any pixel may matter, each in its own way.");
        Show.Tensor("W[2, 2, k, l]", WeightsOf(dense, 2, 2), [Size, Size], "F2");
        float[] image = Image(seed: 1);
        Console.WriteLine($"The image moved by one column, and its output with it? {Moves(dense, image)}\n");

        var convolution = new Convolution(seed: 0);
        Fill(dense, convolution);
        Console.WriteLine("Now W[i, j, i + a, j + b] = V[a, b], the same at every position, and 0 where a or b is beyond ±1.");
        Show.Tensor("V[a, b]", convolution.Parameters[..9], [3, 3], "F2");
        Show.Tensor("W[2, 2, k, l]", WeightsOf(dense, 2, 2), [Size, Size], "F2");
        Show.Tensor("W[3, 1, k, l]", WeightsOf(dense, 3, 1), [Size, Size], "F2");
        Console.WriteLine($"The image moved by one column, and its output with it? {Moves(dense, image)}");
        Console.WriteLine($"The convolution's output is the dense layer's to the last bit? {Predict(dense, image).SequenceEqual(Predict(convolution, image))}\n");

        Show.Layers(Dense.Description);
        Show.Layers(Convolution.Description);
        Learn(convolution);
    }

    /// <summary>Writes a convolution's weights into a dense layer, each where the output (i, j) has the pixel (k, l).</summary>
    public static void Fill(Dense dense, Convolution convolution)
    {
        for (int output = 0; output < Pixels; output++)
        {
            (int i, int j) = Math.DivRem(output, Size);
            dense.Linear1.Bias[output] = convolution.Conv1.Bias[0];
            for (int pixel = 0; pixel < Pixels; pixel++)
            {
                (int k, int l) = Math.DivRem(pixel, Size);
                (int a, int b) = (k - i, l - j);
                bool near = a is >= -1 and <= 1 && b is >= -1 and <= 1;
                dense.Linear1.Weight[output, pixel] = near ? convolution.Conv1.Weight[0, 0, a + 1, b + 1] : 0;
            }
        }
    }

    // Both learn what the convolution above does, from the same few images; then both see images that are new to them.
    private static void Learn(Convolution teacher)
    {
        var dense = new Dense(seed: 2);
        var convolution = new Convolution(seed: 2);
        foreach (int count in (int[])[10, 100])
            Console.WriteLine($"after {count,3} images, the mean squared error on 100 others: dense {Error(dense, count):0.0e-0}, convolution {Error(convolution, count):0.0e-0}");

        float Error<T>(T network, int count) where T : class, INetwork<T>
        {
            T student = network.Clone();
            using var trainer = new Trainer<T>(student, new SGD(learningRate: 0.5f), new TrainerOptions { Loss = new MSELoss() });
            float[] images = Images(count, seed: 3);
            for (int step = 0; step < 2000; step++)
                trainer.Step(images, Predict(teacher, images));
            float[] others = Images(100, seed: 4);
            return Predict(student, others).Zip(Predict(teacher, others), (a, b) => (a - b) * (a - b)).Average();
        }
    }

    // Away from the border, where a column comes in, each output should be its left neighbour's of before.
    private static string Moves(INetwork network, float[] image)
    {
        float[] moved = [.. Enumerable.Range(0, Pixels).Select(p => p % Size == 0 ? 0 : image[p - 1])];
        (float[] before, float[] after) = (Predict(network, image), Predict(network, moved));
        int same = Enumerable.Range(0, Pixels).Count(p => p % Size is >= 2 and <= 3 && after[p] == before[p - 1]);
        return $"{same} of {2 * Size} inner outputs did";
    }

    private static float[] WeightsOf(Dense dense, int i, int j)
    {
        var weights = new float[Pixels];
        for (int pixel = 0; pixel < Pixels; pixel++)
            weights[pixel] = dense.Linear1.Weight[Size * i + j, pixel];
        return weights;
    }

    private static float[] Image(int seed) => Images(1, seed);

    private static float[] Images(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count * Pixels).Select(_ => 2 * random.NextSingle() - 1)];
    }

    private static float[] Predict(INetwork network, float[] images)
    {
        var outputs = new float[images.Length];
        network.Predict(images, outputs);
        return outputs;
    }
}
