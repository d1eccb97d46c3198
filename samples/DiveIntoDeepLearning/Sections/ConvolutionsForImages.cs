using ConvGen;
using Samples.EdgeDetection;

namespace Samples.DiveIntoDeepLearning;

/// <summary>One kernel of 2 × 2 over an image of 3 × 3.</summary>
[Network(1, 3, 3)]
[Conv2d(1, 2, Bias = false)]
internal sealed partial class Corr2d;

/// <summary>Two of them, one upon the other, down to a single number.</summary>
[Network(1, 3, 3)]
[Conv2d(1, 2, Bias = false)]
[Conv2d(1, 2, Bias = false)]
internal sealed partial class TwoCorr2d;

/// <summary>Convolutions for images: cross-correlation, edges, a kernel that is learned, the true convolution, receptive fields.</summary>
internal static class ConvolutionsForImages
{
    /// <summary>0 to 8.</summary>
    public static float[] X { get; } = [0, 1, 2, 3, 4, 5, 6, 7, 8];

    /// <summary>0 to 3.</summary>
    public static float[] K { get; } = [0, 1, 2, 3];

    public static void Run()
    {
        Show.Tensor("X", X, [3, 3]);
        Show.Tensor("K", K, [2, 2]);
        Show.Tensor("cross-correlation of X with K", CrossCorrelation(X, K), [2, 2]);
        Windows();

        // A convolution in the mathematical sense turns the kernel by half a turn, so it meets the image backwards.
        float[] turned = [.. K.Reverse()];
        Show.Tensor("convolution of X with K, which is cross-correlation with K turned around", CrossCorrelation(X, turned), [2, 2]);

        KnownKernel.Show();
        LearnedKernel.Show();
        ReceptiveField();
    }

    private static float[] CrossCorrelation(float[] x, float[] k)
    {
        var network = new Corr2d();
        k.CopyTo(network.Parameters);
        var y = new float[Corr2d.OutputLength];
        network.Predict(x, y);
        return y;
    }

    private static void Windows()
    {
        var network = new Corr2d();
        K.CopyTo(network.Parameters);
        // Goes through the loops of Corr2d.Layers.g.cs.
        ReadOnlySpan<float> y = network.Trace(X)["Conv1"].Values;
        for (int output = 0; output < y.Length; output++)
        {
            int corner = output / 2 * 3 + output % 2;
            Console.WriteLine($"{X[corner]}·{K[0]} + {X[corner + 1]}·{K[1]} + {X[corner + 3]}·{K[2]} + {X[corner + 4]}·{K[3]} = {y[output]}");
        }
        Console.WriteLine();
    }

    // How much the last number changes with each pixel: a pixel outside the receptive field would have 0.
    private static void ReceptiveField()
    {
        var network = new TwoCorr2d();
        network.Parameters.Fill(1);
        var inputGradient = new float[TwoCorr2d.InputLength];
        network.Backward(X, [1], new float[network.Parameters.Length], inputGradient);
        Show.Tensor("Two layers of 2×2 kernels of ones: in how many ways each pixel reaches the one output", inputGradient, [3, 3]);
    }
}
