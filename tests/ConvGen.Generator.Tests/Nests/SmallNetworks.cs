using ConvGen.Generator.Declarations;
using static ConvGen.Tests.Inference.Declared;
using Inferred = ConvGen.Generator.Inference.Network;

namespace ConvGen.Tests.Nests;

/// <summary>Small networks in which every kind of layer meets awkward windows, as the generator's passes see them.</summary>
internal static class SmallNetworks
{
    private static readonly Dictionary<string, NetworkDeclaration> _all = new()
    {
        ["SmallLeNet"] = Network(
            1, 8, 8, Conv(3, 5, ("Padding", 2)), Layer("Sigmoid"), Pool("AvgPool2d", 2), Conv(4, 3), Layer("Sigmoid"), Pool("AvgPool2d", 2),
            Layer("Flatten"), Linear(6), Layer("Sigmoid"), Linear(3)),
        ["SmallLeNetReLU"] = Network(
            1, 8, 8, Conv(2, 3, ("Padding", 1)), Layer("ReLU"), Pool("MaxPool2d", 2), Conv(5, 3), Layer("ReLU"), Pool("MaxPool2d", 2),
            Layer("Flatten"), Linear(7), Layer("ReLU"), Linear(3)),
        ["OddChannels"] = Network(3, 4, 5, Conv(7, 3, ("Padding", 1)), Layer("Tanh"), Conv(1, 2, ("Stride", 2)), Layer("ReLU"), Conv(3, 1)),
        ["StrideBeyondKernel"] = Network(2, 8, 10, Conv(3, 2, ("Stride", 3)), Layer("Sigmoid"), Conv(2, 1, ("StrideHeight", 3), ("StrideWidth", 2))),
        ["StrideWithinKernel"] = Network(
            2, 9, 8, Layer("Conv2d", ("outChannels", 3), ("kernelHeight", 5), ("kernelWidth", 4), ("StrideHeight", 2), ("StrideWidth", 3), ("Padding", 1)),
            Layer("ReLU"), Conv(2, 3, ("Stride", 2), ("PaddingTop", 2), ("PaddingRight", 1))),
        ["UnevenPadding"] = Network(
            1, 8, 9, Conv(2, 5, ("Stride", 4), ("PaddingTop", 3), ("PaddingBottom", 1), ("PaddingLeft", 2)), Layer("Tanh"),
            Conv(3, 3, ("PaddingHeight", 1), ("PaddingLeft", 3), ("PaddingRight", 1))),
        ["PaddingBeyondKernel"] = Network(2, 3, 4, Conv(3, 2, ("Padding", 3), ("Stride", 2)), Layer("Tanh"), Conv(2, 1, ("Padding", 2))),
        ["OneRow"] = Network(
            2, 1, 19, Layer("Conv2d", ("outChannels", 5), ("kernelHeight", 1), ("kernelWidth", 4), ("StrideWidth", 3)), Layer("ReLU"),
            Layer("AvgPool2d", ("kernelHeight", 1), ("kernelWidth", 3), ("StrideWidth", 2))),
        ["WholeImage"] = Network(3, 4, 3, Layer("Conv2d", ("outChannels", 5), ("kernelHeight", 4), ("kernelWidth", 3)), Layer("ReLU"), Layer("Flatten"), Linear(7)),
        ["PaddedPools"] = Network(
            2, 7, 6, Conv(3, 3, ("Padding", 1), ("Bias", false)), Layer("ReLU"), Pool("MaxPool2d", 3, ("Stride", 2), ("Padding", 1)),
            Pool("AvgPool2d", 3, ("Stride", 1), ("Padding", 1), ("CountIncludePad", false))),
        ["UnevenPools"] = Network(
            2, 9, 8, Layer("MaxPool2d", ("kernelHeight", 4), ("kernelWidth", 3), ("StrideHeight", 3), ("StrideWidth", 2), ("PaddingTop", 2), ("PaddingLeft", 1)),
            Pool("AvgPool2d", 2, ("Stride", 1), ("PaddingBottom", 1))),
        ["PoolsWithGaps"] = Network(2, 10, 11, Pool("MaxPool2d", 2, ("Stride", 3)), Layer("Sigmoid"), Pool("AvgPool2d", 1, ("Stride", 3))),
        ["LinearLayers"] = Network(1, 1, 37, Layer("Flatten"), Linear(33, ("Bias", false)), Layer("ReLU"), Linear(1), Layer("Tanh"), Linear(16)),
        ["FullyUnrolled"] = Network(1, 3, 3, Conv(1, 2), Layer("Tanh"), Pool("MaxPool2d", 2), Layer("Flatten"), Linear(2)) with { Unroll = "Full" },
        ["TapsUnrolled"] = Network(2, 6, 7, Conv(3, 3), Layer("Sigmoid"), Pool("AvgPool2d", 2), Layer("Flatten"), Linear(5)) with { Unroll = "Taps" },
        ["NoParameters"] = Network(3, 3, 4, Layer("Tanh"), Layer("Flatten"), Layer("Sigmoid")),
        ["OnePixel"] = Network(1, 1, 1, Conv(1, 1)),
    };

    public static TheoryData<string> Names => [.. _all.Keys];

    /// <summary>LeNet as it was published, with sigmoids and means.</summary>
    public static Inferred LeNet { get; } = LeNetOf("LeNet", "Sigmoid", "AvgPool2d");

    /// <summary>LeNet with the layers that took over.</summary>
    public static Inferred LeNetReLU { get; } = LeNetOf("LeNetReLU", "ReLU", "MaxPool2d");

    public static Inferred Of(string name) => Named(name, _all[name]);

    /// <summary>A sound network under a class's name.</summary>
    public static Inferred Named(string name, NetworkDeclaration declaration) => Sound(declaration with { Type = new TypeName("", [], name) });

    public static LayerDeclaration Linear(int features, params (string Name, object Value)[] arguments) => Layer("Linear", [("outFeatures", features), .. arguments]);

    private static Inferred LeNetOf(string name, string activation, string pool) => Named(name, Network(
        1, 28, 28, Conv(6, 5, ("Padding", 2)), Layer(activation), Pool(pool, 2), Conv(16, 5), Layer(activation), Pool(pool, 2),
        Layer("Flatten"), Linear(120), Layer(activation), Linear(84), Layer(activation), Linear(10)));
}
