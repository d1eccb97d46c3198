using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>Two channels in, one out: a kernel for each input channel, and the sum.</summary>
[Network(2, 3, 3)]
[Conv2d(1, 2, Bias = false)]
internal sealed partial class TwoToOne;

/// <summary>Two channels in, three out: weights of [3, 2, 2, 2].</summary>
[Network(2, 3, 3)]
[Conv2d(3, 2, Bias = false)]
internal sealed partial class TwoToThree;

/// <summary>A kernel of 1 × 1 mixes the three channels of each pixel into two.</summary>
[Network(3, 3, 3)]
[Conv2d(2, 1, Bias = false)]
internal sealed partial class OneByOne;

/// <summary>The same as a dense layer, to which each pixel is an example of three features.</summary>
[Network(3, 1, 1)]
[Flatten]
[Linear(2, Bias = false)]
internal sealed partial class PixelByPixel;

/// <summary>Multiple input and multiple output channels, and 1 × 1 convolutions.</summary>
internal static class Channels
{
    public static void Run()
    {
        // Channel 1 is channel 0 plus 1, of the image and of the kernel.
        float[] x = [.. ConvolutionsForImages.X, .. ConvolutionsForImages.X.Select(value => value + 1)];
        float[] k = [.. ConvolutionsForImages.K, .. ConvolutionsForImages.K.Select(value => value + 1)];
        Show.Tensor("X", x, [2, 3, 3]);
        Show.Tensor("K", k, [2, 2, 2]);
        Show.Tensor("two channels in, one out", Predict(new TwoToOne(), k, x), [1, 2, 2]);

        float[] three = [.. k, .. k.Select(value => value + 1), .. k.Select(value => value + 2)];
        Show.Tensor("two in, three out, the kernels K, K + 1 and K + 2", Predict(new TwoToThree(), three, x), [3, 2, 2]);
        OneByOneIsDense();
    }

    private static void OneByOneIsDense()
    {
        var random = new Random(0);
        float[] x = [.. Enumerable.Range(0, OneByOne.InputLength).Select(_ => random.NextSingle())];
        float[] k = [.. Enumerable.Range(0, 6).Select(_ => random.NextSingle())];
        float[] convolved = Predict(new OneByOne(), k, x);
        Show.Tensor("X", x, [3, 3, 3], "F3");
        Show.Tensor("K, output channel by input channel", k, [2, 3], "F3");
        Show.Tensor("a 1×1 convolution of X with K", convolved, [2, 3, 3], "F3");

        // [channel, pixel] to [pixel, channel] and back.
        float[] multiplied = Transposed(Predict(new PixelByPixel(), k, Transposed(x, rows: 3)), rows: 9);
        Console.WriteLine($"The dense layer K over the nine pixels gives the same to the last bit? {convolved.SequenceEqual(multiplied)}\n");
    }

    private static float[] Predict(INetwork network, float[] k, float[] x)
    {
        k.CopyTo(network.Parameters);
        var y = new float[x.Length / network.InputLength * network.OutputLength];
        network.Predict(x, y);
        return y;
    }

    private static float[] Transposed(float[] matrix, int rows)
    {
        int columns = matrix.Length / rows;
        return [.. Enumerable.Range(0, matrix.Length).Select(i => matrix[i % rows * columns + i / rows])];
    }
}
