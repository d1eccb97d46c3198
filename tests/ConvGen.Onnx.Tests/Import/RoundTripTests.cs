using ConvGen.Generator.Inference;
using ConvGen.Onnx.Networks;
using ConvGen.Onnx.Tests.Export;

namespace ConvGen.Onnx.Tests.Import;

/// <summary>A network that is exported and imported again is the same: layers, windows, names, keys and numbers.</summary>
public class RoundTripTests
{
    [Theory]
    [MemberData(nameof(ExportedNetworks.Golden), MemberType = typeof(ExportedNetworks))]
    public void ComesBackAsItWas(Type type) => AssertSame(Inferred.Of(type), type);

    [Theory]
    [InlineData(typeof(AdaptiveMaximaUneven))]
    [InlineData(typeof(MeansCeilPadded))]
    [InlineData(typeof(MeansCeilExcluded))]
    [InlineData(typeof(MeansCeilDropped))]
    [InlineData(typeof(MaximaCeilDropped))]
    [InlineData(typeof(MaximaDilatedPadded))]
    [InlineData(typeof(MaximaFourSides))]
    [InlineData(typeof(CircularFourSides))]
    [InlineData(typeof(ReflectFourSides))]
    [InlineData(typeof(ConstantKernels))]
    public void SoDoOptionsThatFewUse(Type type) => AssertSame(Inferred.Of(type), type);

    [Fact]
    public void GivenNamesStayAndDropoutGoes()
    {
        Imported imported = Imported.Of(Export(new NamedNet(1)));

        Assert.Equal(
            [
                "[Conv2d(5, 3, Bias = false, Name = \"Stem\")]", "[BatchNorm2d(Eps = 0.001f, Momentum = 0.01f)]", "[ReLU6]",
                "[Conv2d(6, 3, Dilation = 2, Padding = 2)]", "[Hardswish]", "[Flatten]", "[Linear(7, Name = \"Classes\")]", "[Softmax]",
            ],
            imported.Layers);
        Assert.Equal(["stem.weight", "1.weight", "1.bias", "1.running_mean", "1.running_var", "3.weight", "3.bias", "classes.weight", "classes.bias"], imported.Tensors.Keys);
    }

    internal static byte[] Export(INetwork network)
    {
        using var stream = new MemoryStream();
        network.ExportOnnx(stream);
        return stream.ToArray();
    }

    private static void AssertSame(Network expected, Type type)
    {
        INetwork network = ExportedNetworks.New(type, seed: 5);
        Imported imported = Imported.Of(Export(network));

        Assert.Equal(expected, imported.Network with { Type = expected.Type });
        foreach (SafeTensor tensor in network.Layers.SelectMany(layer => layer.Tensors.Values).Where(tensor => tensor.Type == "F32"))
        {
            Assert.Equal(tensor.Shape, imported.Tensors[tensor.Key].Shape);
            Assert.Equal(tensor.Values.ToArray(), imported.Tensors[tensor.Key].Values.ToArray());
        }
    }
}
