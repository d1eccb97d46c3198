using System.Reflection;

namespace ConvGen.Onnx.Tests.Import;

/// <summary>What other programs write with several nodes, or otherwise than ConvGen does, becomes the layer that it is.</summary>
public class FoldedLayersTests
{
    private static readonly int[] s_kernels = [2, 1, 3, 3];

    [Fact]
    public void GeluByErfAsPyTorchWritesIt() => AssertLayers(["[GELU]"], Model.Image(1, 4, 4)
        .Floats("root", [], 1.41421354f).Floats("one", [], 1).Floats("half", [], 0.5f)
        .Node("Div", "d", [], "x", "root").Then("Erf").Then("Add", "one").Node("Mul", "m", [], "x", "v2").Then("Mul", "half"));

    [Fact]
    public void GeluByErfWithTheHalfInFront() => AssertLayers(["[GELU]"], Model.Image(1, 4, 4)
        .Floats("root", [], 0.70710677f).Floats("one", [], 1).Floats("half", [], 0.5f)
        .Node("Mul", "h", [], "half", "x").Node("Mul", "d", [], "x", "root").Then("Erf").Then("Add", "one").Node("Mul", "m", [], "v3", "h"));

    [Fact]
    public void SiluAsAProduct() => AssertLayers(["[SiLU]"], Model.Image(1, 4, 4).Node("Sigmoid", "s", [], "x").Node("Mul", "y", [], "s", "x"));

    [Fact]
    public void HardswishByHardSigmoidAndByClip()
    {
        AssertLayers(["[Hardswish]"], Model.Image(1, 4, 4).Node("HardSigmoid", "s", [("alpha", 1f / 6f), ("beta", 0.5f)], "x").Node("Mul", "y", [], "x", "s"));
        AssertLayers(["[Hardswish]"], Model.Image(1, 4, 4)
            .Floats("3", [], 3).Floats("0", [], 0).Floats("6", [], 6)
            .Then("Add", "3").Then("Clip", "0", "6").Node("Mul", "y", [], "x", "v1").Then("Div", "6"));
    }

    [Fact]
    public void ClipAsReluAndRelu6() => AssertLayers(["[ReLU6]", "[ReLU]"], Model.Image(1, 4, 4)
        .Floats("0", [], 0).Floats("6", [], 6).Then("Clip", "0", "6").Then("Clip", "0"));

    [Fact]
    public void MatMulAndAddAreALinearLayer()
    {
        Imported imported = Imported.Of(Model.Image(1, 1, 3).Floats("w", [3, 2]).Floats("b", [2], 5, 6).Then("Flatten").Then("MatMul", "w").Node("Add", "y", [], "b", "v1").Bytes());

        Assert.Equal(["[Flatten]", "[Linear(2)]"], imported.Layers);
        Assert.Equal([1, 3, 5, 2, 4, 6], imported.Tensors["1.weight"].Values.ToArray());
        Assert.Equal([5, 6], imported.Tensors["1.bias"].Values.ToArray());
    }

    [Fact]
    public void GemmTakesItsFactorsAlong()
    {
        Imported imported = Imported.Of(Model.Image(1, 1, 2).Floats("w", [2, 2]).Floats("b", [1, 2], 5, 6).Then("Flatten").Then("Gemm", [("alpha", 2f), ("beta", 10f)], "w", "b").Bytes());

        Assert.Equal([2, 6, 4, 8], imported.Tensors["1.weight"].Values.ToArray());
        Assert.Equal([50, 60], imported.Tensors["1.bias"].Values.ToArray());
    }

    [Fact]
    public void AnAddedVectorIsAConvolutionsBias()
    {
        Imported imported = Imported.Of(Model.Image(1, 5, 5).Floats("w", s_kernels).Floats("b", [1, 2, 1, 1], 7, 8).Then("Conv", "w").Then("Add", "b").Bytes());

        Assert.Equal(["[Conv2d(2, 3)]"], imported.Layers);
        Assert.Equal([7, 8], imported.Tensors["0.bias"].Values.ToArray());
    }

    [Fact]
    public void SoItIsWhereThereIsOneChannel() => AssertLayers(["[Conv2d(1, 3)]"], Model.Image(1, 5, 5)
        .Floats("w", [1, 1, 3, 3]).Floats("b", [1, 1, 1, 1], 7).Then("Conv", "w").Then("Add", "b"));

    [Fact]
    public void PaddingInFrontBecomesPartOfWhatFollowsOrALayer() => AssertLayers(
        ["[Conv2d(2, 3, Padding = 1, PaddingMode = PaddingMode.Replicate, Bias = false)]", "[ZeroPad2d(PaddingTop = 1, PaddingRight = 2)]", "[MaxPool2d(3, Stride = 1, Padding = 1)]"],
        Model.Image(1, 5, 5).Floats("w", s_kernels).Integers("edge", 0, 0, 1, 1, 0, 0, 1, 1).Integers("zero", 0, 0, 1, 0, 0, 0, 0, 2).Floats("low", [], float.NegativeInfinity)
            .Then("Pad", [("mode", "edge")], "edge").Then("Conv", "w").Then("Pad", "zero").Then("Pad", "edge", "low").Then("MaxPool", [("kernel_shape", new long[] { 3, 3 })]));

    [Theory]
    [InlineData("SAME_UPPER", "PaddingBottom = 1, PaddingRight = 1")]
    [InlineData("SAME_LOWER", "PaddingTop = 1, PaddingLeft = 1")]
    public void AutomaticPaddingWithAStrideIsComputedFromTheImage(string rule, string sides) => AssertLayers(
        [$"[Conv2d(2, 3, Stride = 2, {sides}, Bias = false)]"],
        Model.Image(1, 6, 6).Floats("w", s_kernels).Then("Conv", [("strides", new long[] { 2, 2 }), ("auto_pad", rule)], "w"));

    [Fact]
    public void ConvolutionsKeepAllTheirAttributes() => AssertLayers(
        ["[Conv2d(4, 3, 2, StrideHeight = 2, DilationWidth = 3, PaddingTop = 1, PaddingLeft = 2, PaddingRight = 4, Groups = 2, Bias = false)]"],
        Model.Image(2, 9, 9).Floats("w", [4, 1, 3, 2]).Then(
            "Conv", [("kernel_shape", new long[] { 3, 2 }), ("strides", new long[] { 2, 1 }), ("dilations", new long[] { 1, 3 }), ("pads", new long[] { 1, 2, 0, 4 }), ("group", 2L)], "w"));

    [Fact]
    public void PoolsHaveOnnxsDefaults() => AssertLayers(
        ["[AvgPool2d(3, Stride = 1, Padding = 1, CountIncludePad = false)]", "[MaxPool2d(2, 3, StrideHeight = 1, StrideWidth = 2, CeilMode = true)]", "[AdaptiveMaxPool2d(1)]"],
        Model.Image(1, 6, 6)
            .Then("AveragePool", [("kernel_shape", new long[] { 3, 3 }), ("pads", new long[] { 1, 1, 1, 1 })])
            .Then("MaxPool", [("kernel_shape", new long[] { 2, 3 }), ("strides", new long[] { 1, 2 }), ("ceil_mode", 1L)]).Then("GlobalMaxPool"));

    [Fact]
    public void ReshapeByAComputedShapeFlattens() => AssertLayers(
        ["[Flatten]", "[Linear(2, Bias = false)]"],
        Model.Image(2, 3, 4).Integer("0", 0).Integers("axes", 0).Integers("rest", -1).Floats("w", [24, 2])
            .Then("Shape").Then("Gather", "0").Then("Unsqueeze", "axes").Then("Concat", [("axis", 0L)], "rest").Node("Reshape", "r", [], "x", "v3").Then("MatMul", "w"));

    [Theory]
    [InlineData(-1, 24)]
    [InlineData(0, -1)]
    [InlineData(1, 24)]
    public void ReshapeByAConstantFlattens(long first, long second) => AssertLayers(
        ["[Flatten]"], Model.Image(2, 3, 4).Integers("shape", first, second).Then("Reshape", "shape"));

    [Fact]
    public void AMeanOverRowsAndColumnsIsAnAdaptivePool() => AssertLayers(
        ["[AdaptiveAvgPool2d(1)]", "[Flatten]"], Model.Image(2, 3, 4).Then("ReduceMean", [("axes", new long[] { -1, -2 }), ("keepdims", 0L)]));

    [Fact]
    public void ConstantNodesAndIdentitiesAreSeenThrough() => AssertLayers(
        ["[Conv2d(2, 3, Bias = false)]", "[Dropout(0.25f)]", "[ReLU]"],
        Model.Image(1, 4, 4).Floats("ratio", [], 0.25f)
            .Node("Constant", "w", [("value", OnnxTensorOf(s_kernels))]).Node("Identity", "w2", [], "w").Node("Conv", "c", [], "x", "w2").Then("Dropout", "ratio").Then("Identity").Then("Relu"));

    [Fact]
    public void BatchNormKeepsItsStatisticsAndMomentum()
    {
        Imported imported = Imported.Of(Model.Image(2, 3, 3).Floats("g", [2], 1, 2).Floats("b", [2], 3, 4).Floats("m", [2], 5, 6).Floats("v", [2], 7, 8)
            .Then("BatchNormalization", [("epsilon", 1e-3f), ("momentum", 0.99f)], "g", "b", "m", "v").Bytes());

        Assert.Equal(["[BatchNorm2d(Eps = 0.001f, Momentum = 0.01f)]"], imported.Layers);
        Assert.Equal([7, 8], imported.Tensors["0.running_var"].Values.ToArray());
    }

    [Fact]
    public void LayersTakeTheNamesOfTheirTensors()
    {
        Imported imported = Imported.Of(Model.Image(1, 5, 5).Floats("conv1.weight", s_kernels).Floats("features.1.weight", [2, 2, 1, 1]).Floats("save.weight", [1, 2, 1, 1])
            .Then("Conv", "conv1.weight").Then("Conv", "features.1.weight").Then("Conv", "save.weight").Bytes());

        Assert.Equal(["[Conv2d(2, 3, Bias = false, Name = \"Conv1\")]", "[Conv2d(2, 1, Bias = false)]", "[Conv2d(1, 1, Bias = false)]"], imported.Layers);
        Assert.Equal(["conv1.weight", "1.weight", "2.weight"], imported.Tensors.Keys);
        Assert.Equal(3, imported.Network.Layers.Length);
    }

    [Fact]
    public void NoLayerTakesANameThatEveryNetworkHas()
    {
        foreach (string name in typeof(Networks.NamedNet).GetMembers(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic).Select(member => member.Name).Where(name => char.IsLetter(name[0]) && !name.Contains('.')).Append("CreatePretrained").Distinct())
        {
            string key = char.ToLowerInvariant(name[0]) + name[1..] + ".weight";
            Assert.NotNull(Imported.Of(Model.Image(1, 5, 5).Floats(key, s_kernels).Then("Conv", key).Bytes()).Network);
        }
    }

    private static Onnx.OnnxTensor OnnxTensorOf(int[] shape) => Onnx.OnnxTensor.Of("", shape, Model.Numbers(shape));

    private static void AssertLayers(string[] layers, Model model)
    {
        Imported imported = Imported.Of(model.Bytes());

        Assert.Equal(layers, imported.Layers);
        Assert.Equal(layers.Length, imported.Network.Layers.Length);
    }
}
