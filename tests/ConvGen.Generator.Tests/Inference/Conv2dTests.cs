using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers.Conv2d;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Inference;

/// <summary>A convolution's groups, padding and constant kernels.</summary>
public sealed class Conv2dTests
{
    [Theory]
    [InlineData(1, 4, 6 * 4 * 9, 36, 54)]
    [InlineData(2, 2, 6 * 2 * 9, 18, 54)]
    public void AGroupReadsItsChannelsAlone(int groups, int inGroup, int weights, int fanIn, int fanOut)
    {
        var conv = Only<Conv2dLayer>(4, 8, 8, Conv(6, 3, ("Groups", groups)));

        Assert.Equal(groups, conv.Groups);
        Assert.Equal([6, inGroup, 3, 3], conv.Parameters[0].Shape);
        Assert.Equal((weights, weights), (conv.Parameters[0].Length, conv.Parameters[1].Offset));
        Assert.All(conv.Parameters, parameter => Assert.Equal((fanIn, fanOut, null), (parameter.FanIn, parameter.FanOut, parameter.Initial)));
        Assert.Equal((36 * weights, 36 * weights), (conv.Multiplications, conv.Terms));
    }

    [Fact]
    public void ADepthwiseConvolutionHasAKernelAChannel() =>
        Assert.Equal([8, 1, 3, 3], Only<Conv2dLayer>(4, 8, 8, Conv(8, 3, ("Groups", 4))).Parameters[0].Shape);

    [Theory]
    [InlineData("SameUpper", 4, 1, 1, 2)]
    [InlineData("SameLower", 4, 1, 2, 1)]
    [InlineData("SameUpper", 3, 1, 1, 1)]
    [InlineData("SameLower", 3, 1, 1, 1)]
    [InlineData("SameUpper", 2, 3, 1, 2)]
    [InlineData("SameLower", 2, 3, 2, 1)]
    [InlineData("SameLower", 1, 5, 0, 0)]
    [InlineData("None", 1, 1, 0, 0)]
    public void AutoPadKeepsTheSize(string rule, int kernel, int dilation, int before, int after)
    {
        var conv = Only<Conv2dLayer>(1, 7, 6, Conv(1, kernel, ("Dilation", dilation), ("AutoPad", rule)));

        Assert.Equal(new Window(kernel, kernel, 1, 1, dilation, dilation, before, after, before, after), conv.Window);
        Assert.Equal(new Shape(1, 7, 6), conv.OutputShape);
    }

    [Fact]
    public void AutoPadTakesEachDirectionByItself() =>
        Assert.Equal(
            new Window(2, 5, 1, 1, 1, 1, 0, 1, 2, 2),
            Only<Conv2dLayer>(1, 3, 3, Layer("Conv2d", ("outChannels", 1), ("kernelHeight", 2), ("kernelWidth", 5), ("AutoPad", "SameUpper"))).Window);

    [Theory]
    [InlineData("Zeros", 40)]
    [InlineData("Reflect", 3)]
    [InlineData("Replicate", 40)]
    [InlineData("Circular", 4)]
    public void PaddingModesGoAsFarAsTheyHaveSomethingToCopy(string mode, int padding)
    {
        var conv = Only<Conv2dLayer>(1, 4, 4, Conv(1, 3, ("PaddingMode", mode), ("Padding", padding)));
        Assert.Equal((mode, padding, new Shape(1, 2 + (2 * padding), 2 + (2 * padding))), (conv.PaddingMode.ToString(), conv.Window.Right, conv.OutputShape));
    }

    [Fact]
    public void ConstantKernelsAreNoParameters()
    {
        var conv = Only<Conv2dLayer>(1, 8, 8, Conv(1, 3, ("Weights", Weights(1, 0, -1, 2, 0, -2, 1, 0, -1))));

        Assert.False(conv.Bias);
        Assert.Empty(conv.Parameters);
        Assert.Equal([1, 0, -1, 2, 0, -2, 1, 0, -1], conv.Weights);
        Assert.Equal((6 * 36, 6 * 36), (conv.Multiplications, conv.Terms));
    }

    [Fact]
    public void ConstantKernelsMayHaveALearnedBias()
    {
        var network = Sound(Declared.Network(2, 8, 8, Conv(2, 1, ("Groups", 2), ("Weights", Weights(1, -1)), ("Bias", true)), Conv(1, 1)));

        var bias = Assert.Single(network.Layers[0].Parameters);
        Assert.Equal(("bias", 0, 2, 1), (bias.Name, bias.Offset, bias.Length, bias.FanIn));
        Assert.Equal(2, network.Layers[1].Parameters[0].Offset);
        Assert.Equal(5, network.ParametersLength);
    }

    [Fact]
    public void AKernelOfZerosStillHasOutputs() =>
        Assert.Equal((0, 36), (Only<Conv2dLayer>(1, 8, 8, Conv(1, 3, ("Weights", Weights(new float[9])))).Multiplications, Only<Conv2dLayer>(1, 8, 8, Conv(1, 3, ("Weights", Weights(new float[9])))).Terms));

    [Fact]
    public void LearnedKernelsHaveNoConstants() => Assert.Empty(Only<Conv2dLayer>(1, 8, 8, Conv(1, 3)).Weights);

    [Fact]
    public void OnlyALayerWithParametersTakesAPropertysName()
    {
        var facts = Generator.Declarations.ClassFacts.Plain with { Members = [new("Conv1", null)] };
        var edges = Conv(1, 1, ("Weights", Weights(1)));

        Assert.Empty(Infer.Network(Declared.Network(1, 2, 2, edges) with { Facts = facts }).Problems);
        Assert.Equal(ProblemId.NameClash, Assert.Single(Infer.Network(Declared.Network(1, 2, 2, Conv(1, 1)) with { Facts = facts }).Problems).Id);
        Assert.Equal(ProblemId.NameClash, Assert.Single(Infer.Network(Declared.Network(1, 2, 2, edges with { Arguments = [.. edges.Arguments, new("Bias", true)] }) with { Facts = facts }).Problems).Id);
    }
}
