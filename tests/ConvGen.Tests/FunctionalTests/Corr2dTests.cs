using System.Numerics.Tensors;
using ConvGen.Tests.Networks;
using ConvGen.Tests.Reference;

namespace ConvGen.Tests.FunctionalTests;

/// <summary>The cross-correlations of "Dive into Deep Learning", and those of the reference's convolution.</summary>
public sealed class Corr2dTests
{
    private static readonly float[,] s_x = { { 0, 1, 2 }, { 3, 4, 5 }, { 6, 7, 8 } };
    private static readonly float[,] s_k = { { 0, 1 }, { 2, 3 } };

    private static readonly float[,,] s_xs = { { { 0, 1, 2 }, { 3, 4, 5 }, { 6, 7, 8 } }, { { 1, 2, 3 }, { 4, 5, 6 }, { 7, 8, 9 } } };
    private static readonly float[,,] s_ks = { { { 0, 1 }, { 2, 3 } }, { { 1, 2 }, { 3, 4 } } };

    [Fact]
    public void OneChannel() => Assert.Equal(new float[,] { { 19, 25 }, { 37, 43 } }, Functional.Corr2d(s_x, s_k));

    [Fact]
    public void SeveralInputChannels() => Assert.Equal(new float[,] { { 56, 72 }, { 104, 120 } }, Functional.Corr2d(s_xs, s_ks));

    [Fact]
    public void SeveralOutputChannels()
    {
        float[,,,] k =
        {
            { { { 0, 1 }, { 2, 3 } }, { { 1, 2 }, { 3, 4 } } },
            { { { 1, 2 }, { 3, 4 } }, { { 2, 3 }, { 4, 5 } } },
            { { { 2, 3 }, { 4, 5 } }, { { 3, 4 }, { 5, 6 } } },
        };
        Assert.Equal(new float[,,] { { { 56, 72 }, { 104, 120 } }, { { 76, 100 }, { 148, 172 } }, { { 96, 128 }, { 192, 224 } } }, Functional.Corr2d(s_xs, k));
    }

    [Fact]
    public void EdgesOfTheImage()
    {
        var x = new float[6, 8];
        for (var i = 0; i < 48; i++)
        {
            x[i / 8, i % 8] = i % 8 is >= 2 and < 6 ? 0 : 1;
        }

        var y = Functional.Corr2d(x, new float[,] { { 1, -1 } });
        Assert.Equal((6, 7), (y.GetLength(0), y.GetLength(1)));
        for (var i = 0; i < 42; i++)
        {
            Assert.Equal((i % 7) switch { 1 => 1, 5 => -1, _ => 0 }, y[i / 7, i % 7]);
        }
    }

    [Theory]
    [InlineData(1, 5, 4, 3, 2, 3)]
    [InlineData(3, 7, 9, 5, 7, 1)]
    [InlineData(4, 6, 6, 2, 3, 3)]
    public void BitsAreThoseOfConv2d(int channels, int height, int width, int outChannels, int kernelHeight, int kernelWidth)
    {
        var layer = new Conv2d(new(channels, height, width), outChannels, new(kernelHeight, kernelWidth), Bias: false);
        float[] x = Numbers.Random(layer.Input.Length, seed: 1), k = Numbers.Random(layer.ParametersLength, seed: 2);
        var expected = new FeatureMap<float>(layer.Output);
        layer.Predict(new Values<float> { Functions = Functions.Runtime, Parameters = k, Buffers = [], Index = 0, Seed = 0 }, new FeatureMap<float>(layer.Input, x), expected);

        Tensor<float> image = Tensor.Create(x, [channels, height, width]), kernel = Tensor.Create(k, [outChannels, channels, kernelHeight, kernelWidth]);
        Tensor<float> y = Functional.Corr2d(image, kernel);
        Assert.Equal([layer.Output.Channels, layer.Output.Height, layer.Output.Width], y.Lengths);
        var values = new float[layer.Output.Length];
        y.FlattenTo(values);
        Assert.Equal(expected.Values, values);

        // The first output channel alone, as a kernel of three axes.
        y = Functional.Corr2d(image, Tensor.Create(k[..(channels * kernelHeight * kernelWidth)], [channels, kernelHeight, kernelWidth]));
        Assert.Equal([layer.Output.Height, layer.Output.Width], y.Lengths);
        values = new float[layer.Output.Height * layer.Output.Width];
        y.FlattenTo(values);
        Assert.Equal(expected.Values[..values.Length], values);
    }

    [Fact]
    public void TensorsMayBeViews()
    {
        // The image within a frame.
        var framed = Tensor.Create([9f, 9, 9, 9, 9, 0, 1, 2, 9, 3, 4, 5, 9, 6, 7, 8], [4, 4]);
        var y = Functional.Corr2d(framed.AsTensorSpan([1.., 1..]), Tensor.Create([0f, 1, 2, 3], [2, 2]));
        Assert.Equal([2, 2], y.Lengths);
        Assert.Equal((19, 25, 37, 43), (y[0, 0], y[0, 1], y[1, 0], y[1, 1]));
    }

    [Fact]
    public void ShapesThatDoNotFitAreToldBoth()
    {
        Refused("X is [3, 3] and K is [4, 2]: the kernel, 4×2, must not be larger than the image, 3×3.", () => Functional.Corr2d(s_x, new float[4, 2]));
        Refused("X is [3, 3] and K is [1, 4]: the kernel", () => Functional.Corr2d(s_x, new float[1, 4]));
        Refused("X is [2, 3, 3] and K is [3, 2, 2]: X has 2 channels and K has 3;", () => Functional.Corr2d(s_xs, new float[3, 2, 2]));
        Refused("X is [2, 3, 3] and K is [2, 3, 2, 2]: X has 2 channels and K has 3;", () => Functional.Corr2d(s_xs, new float[2, 3, 2, 2]));
        Refused("X is [3, 3] and K is [0, 2]: every size must be at least 1.", () => Functional.Corr2d(s_x, new float[0, 2]));
        Refused("X is [3, 3] and K is [1, 2, 2]: they are to be [H, W] and [h, w], or", () => Functional.Corr2d(Tensor.Create(new float[9], [3, 3]), Tensor.Create(new float[4], [1, 2, 2])));
        Assert.Equal("x", Assert.Throws<ArgumentNullException>(() => Functional.Corr2d(null!, s_k)).ParamName);

        static void Refused(string message, Func<object> action) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }
}
