using ConvGen.Tests.Golden;

namespace ConvGen.Tests.Parity;

/// <summary>The numbers that "Dive into Deep Learning" prints for single layers, to the digit.</summary>
public class DiveIntoDeepLearningTests
{
    [Fact(DisplayName = "Convolutions for images: cross-correlation of 0..8 with [[0, 1], [2, 3]]")]
    public void CrossCorrelation() =>
        Assert.Equal([19, 25, 37, 43], Computed.Outputs(typeof(Corr2d), Range(0, 9), Range(0, 4)));

    [Fact(DisplayName = "Convolutions for images: 1 where white turns black, −1 where black turns white")]
    public void Edges() =>
        Assert.Equal(Repeat(6, [0, 1, 0, 0, 0, -1, 0]), Computed.Outputs(typeof(EdgeDetector), Repeat(6, [1, 1, 0, 0, 0, 0, 1, 1]), 1, -1));

    [Fact(DisplayName = "Convolutions for images: the transposed image has no vertical edges")]
    public void EdgesOfTheTranspose()
    {
        float[] transposed = [.. Repeat(2, Repeat(6, [1])), .. Repeat(4, Repeat(6, [0])), .. Repeat(2, Repeat(6, [1]))];

        Assert.Equal(new float[40], Computed.Outputs(typeof(EdgeDetectorOnTranspose), transposed, 1, -1));
    }

    [Fact(DisplayName = "Padding and stride: the 3×3 image with a border of zeros gives 4×4")]
    public void Padding() =>
        Assert.Equal([0, 3, 8, 4, 9, 19, 25, 10, 21, 37, 43, 16, 6, 7, 8, 0], Computed.Outputs(typeof(PaddedCorr2d), Range(0, 9), Range(0, 4)));

    [Fact(DisplayName = "Padding and stride: strides of 3 downwards and 2 to the right")]
    public void Strides() =>
        Assert.Equal([0, 8, 6, 8], Computed.Outputs(typeof(StridedCorr2d), Range(0, 9), Range(0, 4)));

    [Theory(DisplayName = "Padding and stride: output shapes on 8×8")]
    [InlineData(typeof(SamePadding3), 8 * 8)]
    [InlineData(typeof(Kernel5x3), 8 * 8)]
    [InlineData(typeof(Stride2), 4 * 4)]
    [InlineData(typeof(Stride3x4), 2 * 2)]
    public void Shapes(Type network, int length)
    {
        int parameters = Reference.ModelReader.Read(network).ParametersLength;

        Assert.Equal(length, Computed.Outputs(network, new float[64], new float[parameters]).Length);
    }

    [Fact(DisplayName = "Channels: two inputs, X and X + 1 with K and K + 1")]
    public void MultipleInputChannels() =>
        Assert.Equal([56, 72, 104, 120], Computed.Outputs(typeof(MultiIn), [.. Range(0, 9), .. Range(1, 9)], [.. Range(0, 4), .. Range(1, 4)]));

    [Fact(DisplayName = "Channels: three outputs, kernels K, K + 1, K + 2")]
    public void MultipleOutputChannels() =>
        Assert.Equal(
            [56, 72, 104, 120, 76, 100, 148, 172, 96, 128, 192, 224],
            Computed.Outputs(
                typeof(MultiInOut),
                [.. Range(0, 9), .. Range(1, 9)],
                [.. Range(0, 4), .. Range(1, 4), .. Range(1, 4), .. Range(2, 4), .. Range(2, 4), .. Range(3, 4)]));

    [Fact(DisplayName = "Channels: a 1×1 convolution is a matrix product over channels")]
    public void PointwiseConvolution()
    {
        float[] x = Range(0, 27);
        float[] k = [1, -2, 3, 0, 5, -6];
        float[] product = [.. from o in Enumerable.Range(0, 2) from p in Enumerable.Range(0, 9) select Enumerable.Range(0, 3).Sum(i => k[3 * o + i] * x[9 * i + p])];

        Assert.Equal(product, Computed.Outputs(typeof(Pointwise), x, k));
    }

    [Fact(DisplayName = "Pooling: 2×2 windows of 0..8, maximum and average")]
    public void Pooling()
    {
        Assert.Equal([4, 5, 7, 8], Computed.Outputs(typeof(MaxPool2), Range(0, 9)));
        Assert.Equal([2, 3, 5, 6], Computed.Outputs(typeof(AvgPool2), Range(0, 9)));
    }

    [Fact(DisplayName = "Pooling: the stride of a 3×3 window is 3 unless it is given")]
    public void PoolingWithDefaultStride() => Assert.Equal([10], Computed.Outputs(typeof(Pool4x4), Range(0, 16)));

    [Fact(DisplayName = "Pooling: 3×3 windows of 0..15, padding 1, stride 2")]
    public void PoolingWithPaddingAndStride() => Assert.Equal([5, 7, 13, 15], Computed.Outputs(typeof(PoolOneChannel), Range(0, 16)));

    [Fact(DisplayName = "Pooling: 2×3 windows of 0..15, stride 2×3, padding 0×1")]
    public void PoolingWithUnevenWindows() => Assert.Equal([5, 7, 13, 15], Computed.Outputs(typeof(PoolOfTwoByThree), Range(0, 16)));

    [Fact(DisplayName = "Pooling: channels X and X + 1 one by one")]
    public void PoolingOfChannels()
    {
        float[] x = [.. Range(0, 16), .. Range(1, 16)];

        Assert.Equal([5, 7, 13, 15, 6, 8, 14, 16], Computed.Outputs(typeof(PoolTwoChannels), x));
        Assert.Equal([5, 7, 13, 15, 6, 8, 14, 16], Computed.Outputs(typeof(MaxPoolUneven), x));
    }

    private static float[] Range(int first, int count) => [.. Enumerable.Range(first, count).Select(i => (float)i)];

    private static float[] Repeat(int times, float[] row) => [.. Enumerable.Repeat(row, times).SelectMany(r => r)];
}
