using ConvGen.Tests.Golden;

namespace ConvGen.Tests.Parity;

/// <summary>The examples that "Dive into Deep Learning" prints, to the digit.</summary>
public class DiveIntoDeepLearningTests
{
    [Fact(DisplayName = "Cross-correlation of 0..8 with [[0, 1], [2, 3]]")]
    public void CrossCorrelation() =>
        Assert.Equal([19, 25, 37, 43], Predict(new Corr2d(), Range(0, 9), Range(0, 4)));

    [Fact(DisplayName = "Two input channels: X, X + 1 with K, K + 1")]
    public void MultipleInputChannels() =>
        Assert.Equal([56, 72, 104, 120], Predict(new MultiIn(), [.. Range(0, 9), .. Range(1, 9)], [.. Range(0, 4), .. Range(1, 4)]));

    [Fact(DisplayName = "Three output channels: kernels K, K + 1, K + 2")]
    public void MultipleOutputChannels() =>
        Assert.Equal(
            [56, 72, 104, 120, 76, 100, 148, 172, 96, 128, 192, 224],
            Predict(new MultiInOut(), [.. Range(0, 9), .. Range(1, 9)], [.. Range(0, 4), .. Range(1, 4), .. Range(1, 4), .. Range(2, 4), .. Range(2, 4), .. Range(3, 4)]));

    [Fact(DisplayName = "1×1 convolution is a matrix product over channels")]
    public void PointwiseConvolution()
    {
        float[] x = Range(0, 27);
        float[] k = [1, -2, 3, 0, 5, -6];
        float[] product = [.. from o in Enumerable.Range(0, 2) from p in Enumerable.Range(0, 9) select Enumerable.Range(0, 3).Sum(i => k[3 * o + i] * x[9 * i + p])];

        Assert.Equal(product, Predict(new Pointwise(), x, k));
    }

    [Fact(DisplayName = "Edges of the 6×8 image: 1 from white to black, −1 from black to white")]
    public void Edges() =>
        Assert.Equal(Repeat(6, [0, 1, 0, 0, 0, -1, 0]), Predict(new EdgeDetector(), Repeat(6, [1, 1, 0, 0, 0, 0, 1, 1]), [1, -1]));

    [Fact(DisplayName = "The transposed image has no vertical edges")]
    public void EdgesOfTheTranspose()
    {
        float[] transposed = [.. Repeat(2, Repeat(6, [1])), .. Repeat(4, Repeat(6, [0])), .. Repeat(2, Repeat(6, [1]))];

        Assert.Equal(new float[40], Predict(new EdgeDetectorOnTranspose(), transposed, [1, -1]));
    }

    [Fact(DisplayName = "Learning the edge detector: twenty steps from the squared error's gradient")]
    public void LearningAKernel()
    {
        float[] x = Repeat(6, [1, 1, 0, 0, 0, 0, 1, 1]);
        float[] y = Repeat(6, [0, 1, 0, 0, 0, -1, 0]);
        var network = new EdgeDetector();
        network.Parameters.Clear();
        for (int step = 0; step < 20; step++)
        {
            using ForwardPass pass = network.Forward(x);
            float[] outputGradient = [.. pass.Output.ToArray().Zip(y, (actual, expected) => 2 * (actual - expected))];
            float[] gradient = new float[2];
            pass.Backward(outputGradient, gradient, []);
            for (int p = 0; p < 2; p++)
                network.Parameters[p] -= 0.03f * gradient[p];
        }

        Close.Assert("kernel", [1f, -1f], network.Parameters, 0.05);
    }

    [Fact(DisplayName = "Output shapes on 8×8: padding and stride")]
    public void PaddingAndStride()
    {
        Assert.Equal(8 * 8, SamePadding3.OutputLength);
        Assert.Equal(8 * 8, Kernel5x3.OutputLength);
        Assert.Equal(4 * 4, Stride2.OutputLength);
        Assert.Equal(2 * 2, Stride3x4.OutputLength);
    }

    [Fact(DisplayName = "2×2 pooling of 0..8, maximum and average")]
    public void Pooling()
    {
        Assert.Equal([4, 5, 7, 8], Predict(new MaxPool2(), Range(0, 9), []));
        Assert.Equal([2, 3, 5, 6], Predict(new AvgPool2(), Range(0, 9), []));
    }

    [Fact(DisplayName = "Pooling of 0..15: stride, padding, a window of 2×3, channels one by one")]
    public void PoolingWithPaddingAndStride()
    {
        Assert.Equal([10], Predict(new Pool4x4(), Range(0, 16), []));
        Assert.Equal([5, 7, 13, 15, 6, 8, 14, 16], Predict(new PoolTwoChannels(), [.. Range(0, 16), .. Range(1, 16)], []));
        Assert.Equal([5, 7, 13, 15, 6, 8, 14, 16], Predict(new MaxPoolUneven(), [.. Range(0, 16), .. Range(1, 16)], []));
    }

    [Fact(DisplayName = "LeNet's layers: 6×28×28, 6×14×14, 16×10×10, 16×5×5, 400, 120, 84, 10; 61,706 parameters")]
    public void LeNetShapes()
    {
        Assert.Equal(28 * 28, LeNet.InputLength);
        Assert.Equal(10, LeNet.OutputLength);
        var network = new LeNet();
        Assert.Equal(61_706, network.Parameters.Length);
        nint[][] weights = [[.. network.Conv1.Weight.Lengths], [.. network.Conv2.Weight.Lengths], [.. network.Linear1.Weight.Lengths], [.. network.Linear2.Weight.Lengths], [.. network.Linear3.Weight.Lengths]];
        Assert.Equal([[6, 1, 5, 5], [16, 6, 5, 5], [120, 400], [84, 120], [10, 84]], weights);
    }

    private static float[] Predict(INetwork network, float[] images, float[] parameters)
    {
        parameters.CopyTo(network.Parameters);
        float[] outputs = new float[images.Length / network.InputLength * network.OutputLength];
        network.Predict(images, outputs);
        return outputs;
    }

    private static float[] Range(int first, int count) => [.. Enumerable.Range(first, count).Select(i => (float)i)];

    private static float[] Repeat(int times, float[] row) => [.. Enumerable.Repeat(row, times).SelectMany(r => r)];
}
