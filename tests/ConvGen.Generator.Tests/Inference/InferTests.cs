using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Layers.AvgPool2d;
using ConvGen.Generator.Layers.Conv2d;
using ConvGen.Generator.Layers.Linear;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Inference;

/// <summary>The pass from what was written to shapes, names and parameters.</summary>
public sealed class InferTests
{
    private static readonly NetworkDeclaration _leNet = Declared.Network(
        1, 28, 28,
        Conv(6, 5, ("Padding", 2)), Layer("Sigmoid"), Pool("AvgPool2d", 2),
        Conv(16, 5), Layer("Sigmoid"), Pool("AvgPool2d", 2),
        Layer("Flatten"), Layer("Linear", ("outFeatures", 120)), Layer("Sigmoid"), Layer("Linear", ("outFeatures", 84)), Layer("Sigmoid"), Layer("Linear", ("outFeatures", 10)));

    [Fact]
    public void LeNetHasTheShapesOfItsPaper()
    {
        var network = Sound(_leNet);

        Assert.Equal(
            ["6×28×28", "6×28×28", "6×14×14", "16×10×10", "16×10×10", "16×5×5", "400", "120", "120", "84", "84", "10"],
            network.Layers.Select(layer => layer.OutputShape.ToString()));
        Assert.Equal(61_706, network.ParametersLength);
        Assert.Equal((1 * 25 * 6 * 784) + (6 * 25 * 1600) + 48_000 + 10_080 + 840, network.Layers.Sum(layer => layer.Multiplications));
        Assert.Equal(10, network.OutputShape.Length);
    }

    [Fact]
    public void EveryLayerReadsTheOneBefore()
    {
        var layers = Sound(_leNet).Layers;

        Assert.Equal(Enumerable.Range(-1, 12), layers.Select(layer => layer.Input));
        Assert.Equal(Enumerable.Range(0, 12), layers.Select(layer => layer.Index));
        Assert.Equal(new Shape(1, 28, 28), layers[0].InputShape);
        Assert.All(layers.Skip(1), layer => Assert.Equal(layers[layer.Input].OutputShape, layer.InputShape));
    }

    [Fact]
    public void ParametersLieInPyTorchsOrder()
    {
        var parameters = Sound(_leNet).Layers.SelectMany(layer => layer.Parameters.Select(p => (Key: $"{layer.Key}.{p.Name}", p.Shape, p.Offset, p.FanIn, p.FanOut))).ToList();

        Assert.Equal(
            ["0.weight", "0.bias", "3.weight", "3.bias", "7.weight", "7.bias", "9.weight", "9.bias", "11.weight", "11.bias"], parameters.Select(p => p.Key));
        Assert.Equal([0, 150, 156, 2556, 2572, 50_572, 50_692, 60_772, 60_856, 61_696], parameters.Select(p => p.Offset));
        Assert.Equal([16, 6, 5, 5], parameters[2].Shape);
        Assert.Equal((150, 400), (parameters[2].FanIn, parameters[2].FanOut));
        Assert.Equal([120, 400], parameters[4].Shape);
        Assert.Equal((400, 120), (parameters[5].FanIn, parameters[5].FanOut));
    }

    [Fact]
    public void ANumberCountsAllLayersOfItsPrefix()
    {
        var layers = Sound(Declared.Network(
            1, 32, 32,
            Conv(8, 3, ("Name", "Stem")), Conv(8, 3), Pool("MaxPool2d", 2), Layer("ReLU"), Pool("AvgPool2d", 2), Layer("ReLU"), Layer("Flatten"))).Layers;

        Assert.Equal(["Stem", "Conv2", "Pool1", "ReLU1", "Pool2", "ReLU2", "Flatten1"], layers.Select(layer => layer.Name));
        Assert.Equal(["stem", "1", "2", "3", "4", "5", "6"], layers.Select(layer => layer.Key));
        Assert.Equal([true, false, false, false, false, false, false], layers.Select(layer => layer.IsNamed));
    }

    [Fact]
    public void TheSpecificArgumentOverridesTheGeneralOne()
    {
        var layer = Sound(Declared.Network(3, 20, 20, Layer(
            "Conv2d",
            ("outChannels", 2), ("kernelHeight", 5), ("kernelWidth", 3), ("Bias", false),
            ("Stride", 2), ("StrideWidth", 3), ("Padding", 4), ("PaddingHeight", 1), ("PaddingBottom", 0), ("PaddingLeft", 2)))).Layers[0];

        var conv = Assert.IsType<Conv2dLayer>(layer);
        Assert.Equal(new Window(5, 3, 2, 3, 1, 1, 1, 0, 2, 4), conv.Window);
        Assert.Equal(new Shape(2, 9, 8), conv.OutputShape);
        Assert.False(conv.Bias);
        Assert.Equal("weight", Assert.Single(conv.Parameters).Name);
    }

    [Fact]
    public void APoolsStrideIsItsKernelUnlessWritten()
    {
        var pools = Sound(Declared.Network(
            1, 13, 13,
            Pool("AvgPool2d", 3, ("Padding", 1), ("CountIncludePad", false)), Pool("MaxPool2d", 2, ("StrideHeight", 1)))).Layers;

        var average = Assert.IsType<AvgPool2dLayer>(pools[0]);
        Assert.Equal(new Window(3, 3, 3, 3, 1, 1, 1, 1, 1, 1), average.Window);
        Assert.False(average.CountIncludePad);
        Assert.Equal(new Shape(1, 5, 5), average.OutputShape);
        Assert.Equal(new Shape(1, 4, 2), pools[1].OutputShape);
    }

    [Fact]
    public void AFlatVectorStaysFlat()
    {
        var layers = Sound(Declared.Network(2, 3, 4, Layer("Flatten"), Layer("Flatten"), Layer("Tanh"), Layer("Linear", ("outFeatures", 5), ("Bias", false)))).Layers;

        Assert.All(layers, layer => Assert.True(layer.OutputShape.IsFlat));
        var linear = Assert.IsType<LinearLayer>(layers[3]);
        Assert.Equal((24, 5, false, 120), (linear.InFeatures, linear.OutFeatures, linear.Bias, linear.Parameters[0].Length));
    }

    [Fact]
    public void TermsAreCountedForUnrolling()
    {
        var layers = Sound(Declared.Network(1, 4, 4, Conv(2, 3), Pool("MaxPool2d", 2), Layer("ReLU"))).Layers;
        Assert.Equal([2 * 4 * 9, 2 * 4, 2], layers.Select(layer => layer.Terms));
    }

    [Fact]
    public void OneMistakeIsNotFollowedByAnother()
    {
        // After the kernel that does not fit no shape is known, so nothing more is said of shapes.
        var inferred = Infer.Network(Declared.Network(1, 8, 8, Conv(4, 9), Layer("Linear", ("outFeatures", 3)), Conv(4, 100)));

        Assert.Null(inferred.Network);
        Assert.Equal(ProblemId.KernelTooLarge, Assert.Single(inferred.Problems).Id);
    }

    [Fact]
    public void EveryKindIsInferredUnderItsName()
    {
        Assert.All(LayerKinds.All, kind => Assert.Same(kind, LayerKinds.Find(kind.Name)));
        Assert.Equal(20, LayerKinds.All.Count);
    }

    [Fact]
    public void ALayerOfANewerRuntimeIsRefused() =>
        Assert.Contains("knows no layer Hologram", Assert.Throws<NotSupportedException>(() => Infer.Network(Declared.Network(1, 8, 8, Layer("Hologram")))).Message);

    [Fact]
    public void EqualDeclarationsMakeEqualNetworks()
    {
        Assert.Equal(Sound(_leNet), Sound(_leNet with { }));
        Assert.NotEqual(Sound(_leNet), Sound(_leNet with { Unroll = "Taps" }));
    }

    [Fact]
    public void AThousandLayersAreInferredAndTenThousandRefused()
    {
        var network = Sound(Declared.Network(1, 8, 8, [.. Enumerable.Repeat(Conv(1, 3, ("Padding", 1)), 1_000)]));
        Assert.Equal(("Conv1000", 9_990), (network.Layers[999].Name, network.Layers[999].Parameters[0].Offset));

        var problem = Assert.Single(Infer.Network(Declared.Network(1, 8, 8, [.. Enumerable.Repeat(Conv(1, 3, ("Padding", 1)), 10_000)])).Problems);
        Assert.Equal((ProblemId.TooManyLayers, ProblemPlace.OfLayer(1_000)), (problem.Id, problem.Place));
    }
}
