using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers.AdaptiveAvgPool2d;
using ConvGen.Generator.Layers.AdaptiveMaxPool2d;
using ConvGen.Generator.Layers.AvgPool2d;
using ConvGen.Generator.Layers.BatchNorm2d;
using ConvGen.Generator.Layers.Dropout;
using ConvGen.Generator.Layers.ELU;
using ConvGen.Generator.Layers.LeakyReLU;
using ConvGen.Generator.Layers.MaxPool2d;
using ConvGen.Generator.Layers.ZeroPad2d;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Inference;

/// <summary>Adaptive pools, batch norm, dropout, padding and activations.</summary>
public sealed class OtherLayersTests
{
    [Fact]
    public void AnAdaptivePoolThatDividesTheImageIsAnOrdinaryOne()
    {
        var average = Only<AvgPool2dLayer>(2, 6, 8, Layer("AdaptiveAvgPool2d", ("h", 3), ("w", 2)));
        Assert.Equal((new Window(2, 4, 2, 4, 1, 1, 0, 0, 0, 0), new Shape(2, 3, 2)), (average.Window, average.OutputShape));

        var max = Only<MaxPool2dLayer>(2, 6, 8, Layer("AdaptiveMaxPool2d", ("size", 1)));
        Assert.Equal((new Window(6, 8, 6, 8, 1, 1, 0, 0, 0, 0), new Shape(2, 1, 1)), (max.Window, max.OutputShape));

        Assert.Equal(("AdaptiveAvgPool2d", "AdaptiveMaxPool2d"), (average.Kind, max.Kind));
        Assert.Equal(("Pool1", "Pool1"), (average.Name, max.Name));
    }

    [Theory]
    [InlineData(7, 3)]
    [InlineData(8, 6)]
    [InlineData(5, 5)]
    [InlineData(2, 3)]
    [InlineData(1, 4)]
    [InlineData(9, 6)]
    public void AdaptiveWindowsAreCountedCellByCell(int size, int outputs)
    {
        var cells = Enumerable.Range(0, outputs).Sum(o => (((o + 1) * size) + outputs - 1) / outputs - (o * size / outputs));
        Assert.Equal(2 * 8 * cells, AdaptivePool.Cells(new Shape(2, 4, size), new Shape(2, 8, outputs)));
    }

    [Fact]
    public void AnUnevenAdaptivePoolStaysOne()
    {
        var average = Only<AdaptiveAvgPool2dLayer>(1, 7, 8, Layer("AdaptiveAvgPool2d", ("h", 3), ("w", 4)));
        Assert.Equal((new Shape(1, 3, 4), 9 * 8), (average.OutputShape, average.Terms));

        // It is enough that one direction does not divide, or that there are more outputs than inputs.
        var max = Only<AdaptiveMaxPool2dLayer>(1, 2, 2, Layer("AdaptiveMaxPool2d", ("size", 3)));
        Assert.Equal((new Shape(1, 3, 3), 4 * 4), (max.OutputShape, max.Terms));
    }

    [Fact]
    public void BatchNormLearnsAScaleAndAShiftAChannel()
    {
        var norm = Only<BatchNorm2dLayer>(3, 4, 5, Layer("BatchNorm2d"));

        Assert.Equal([new("weight", [3], 0, 1, 1, 1f), new Parameter("bias", [3], 3, 1, 1, 0f)], norm.Parameters);
        Assert.Equal((1e-5f, 0.1f, new Shape(3, 4, 5), "BatchNorm1"), (norm.Eps, norm.Momentum, norm.OutputShape, norm.Name));

        var written = Only<BatchNorm2dLayer>(3, 4, 5, Layer("BatchNorm2d", ("Eps", 1e-3f), ("Momentum", 1f)));
        Assert.Equal((1e-3f, 1f), (written.Eps, written.Momentum));
    }

    [Fact]
    public void ParametersFollowEachOther()
    {
        var layers = Sound(Declared.Network(1, 6, 6, Conv(4, 3, ("Bias", false)), Layer("BatchNorm2d"), Layer("ReLU"), Conv(2, 3))).Layers;
        Assert.Equal([0, 36, 40, 44, 116], layers.SelectMany(layer => layer.Parameters).Select(parameter => parameter.Offset));
    }

    [Fact]
    public void NumbersHavePyTorchsDefaults()
    {
        Assert.Equal((0.01f, 0.1f), (Only<LeakyReLULayer>(1, 2, 2, Layer("LeakyReLU")).NegativeSlope, Only<LeakyReLULayer>(1, 2, 2, Layer("LeakyReLU", ("NegativeSlope", 0.1f))).NegativeSlope));
        Assert.Equal((1f, -2f), (Only<ELULayer>(1, 2, 2, Layer("ELU")).Alpha, Only<ELULayer>(1, 2, 2, Layer("ELU", ("Alpha", -2f))).Alpha));
        Assert.Equal((0.5f, 1f), (Only<DropoutLayer>(1, 2, 2, Layer("Dropout")).P, Only<DropoutLayer>(1, 2, 2, Layer("Dropout", ("p", 1f))).P));
    }

    [Fact]
    public void ZeroPadAddsToEachSide()
    {
        var pad = Only<ZeroPad2dLayer>(2, 3, 4, Layer("ZeroPad2d", ("padding", 1), ("PaddingTop", 0), ("PaddingWidth", 5), ("PaddingRight", 2)));
        Assert.Equal((0, 1, 5, 2, new Shape(2, 4, 11), "ZeroPad1"), (pad.Top, pad.Bottom, pad.Left, pad.Right, pad.OutputShape, pad.Name));
        Assert.Equal(new Shape(2, 3, 4), Only<ZeroPad2dLayer>(2, 3, 4, Layer("ZeroPad2d", ("padding", 0))).OutputShape);
    }

    [Theory]
    [InlineData("ReLU6")]
    [InlineData("LeakyReLU")]
    [InlineData("ELU")]
    [InlineData("GELU")]
    [InlineData("SiLU")]
    [InlineData("Hardswish")]
    [InlineData("Softmax")]
    [InlineData("Dropout")]
    public void TheShapeStaysFlatOrNot(string kind)
    {
        var layers = Sound(Declared.Network(2, 3, 4, Layer(kind), Layer("Flatten"), Layer(kind))).Layers;

        Assert.Equal((new Shape(2, 3, 4), Shape.Flat(24)), (layers[0].OutputShape, layers[2].OutputShape));
        Assert.Equal([$"{kind}1", $"{kind}2"], [layers[0].Name, layers[2].Name]);
        Assert.All(layers, layer => Assert.Empty(layer.Parameters));
        Assert.Equal(kind, layers[0].Kind);
    }

    [Fact]
    public void AllPoolsAreCountedTogether()
    {
        LayerDeclaration[] pools = [Pool("MaxPool2d", 1), Layer("AdaptiveAvgPool2d", ("size", 5)), Pool("AvgPool2d", 1), Layer("AdaptiveMaxPool2d", ("size", 2))];
        Assert.Equal(["Pool1", "Pool2", "Pool3", "Pool4"], Sound(Declared.Network(1, 8, 8, pools)).Layers.Select(layer => layer.Name));
    }
}
