using GeneratorAutoPad = ConvGen.Generator.Inference.AutoPad;
using GeneratorPaddingMode = ConvGen.Generator.Inference.PaddingMode;
using GeneratorUnroll = ConvGen.Generator.Inference.Unroll;

namespace ConvGen.Tests.Layers;

/// <summary>What attributes say of themselves.</summary>
public sealed class AttributeTests
{
    [Fact]
    public void DefaultsArePyTorchs()
    {
        Assert.Equal((1, 1, PaddingMode.Zeros, AutoPad.None), (new Conv2dAttribute(4, 3).Groups, new Conv2dAttribute(4, 3).Dilation, new Conv2dAttribute(4, 3).PaddingMode, new Conv2dAttribute(4, 3).AutoPad));
        Assert.Equal((false, false, true), (new MaxPool2dAttribute(2).CeilMode, new AvgPool2dAttribute(2).CeilMode, new AvgPool2dAttribute(2).CountIncludePad));
        Assert.Equal((1e-5f, 0.1f), (new BatchNorm2dAttribute().Eps, new BatchNorm2dAttribute().Momentum));
        Assert.Equal((0.01f, 1f, 0.5f, 0), (new LeakyReLUAttribute().NegativeSlope, new ELUAttribute().Alpha, new DropoutAttribute().P, new ZeroPad2dAttribute().Padding));
    }

    [Fact]
    public void ConstantKernelsHaveABiasOnlyIfAskedTo()
    {
        Assert.True(new Conv2dAttribute(1, 1).Bias);
        Assert.False(new Conv2dAttribute(1, 1) { Weights = [2] }.Bias);
        Assert.True(new Conv2dAttribute(1, 1) { Bias = true, Weights = [2] }.Bias);
        Assert.False(new Conv2dAttribute(1, 1) { Bias = false }.Bias);
    }

    [Fact]
    public void ASpecificDilationOverridesTheGeneralOne()
    {
        var pool = new MaxPool2dAttribute(3) { Dilation = 2, DilationWidth = 4 };
        Assert.Equal((2, 2, 4), (pool.Dilation, pool.DilationHeight, pool.DilationWidth));
    }

    [Fact]
    public void ASpecificPaddingOverridesTheGeneralOne()
    {
        var pad = new ZeroPad2dAttribute(3) { PaddingWidth = 1, PaddingTop = 0, PaddingRight = 2 };
        Assert.Equal((0, 3, 1, 2), (pad.PaddingTop, pad.PaddingBottom, pad.PaddingLeft, pad.PaddingRight));
    }

    [Fact]
    public void OneNumberMakesASquare()
    {
        Assert.Equal((7, 7), (new AdaptiveAvgPool2dAttribute(7).OutputHeight, new AdaptiveAvgPool2dAttribute(7).OutputWidth));
        Assert.Equal((2, 3), (new AdaptiveMaxPool2dAttribute(2, 3).OutputHeight, new AdaptiveMaxPool2dAttribute(2, 3).OutputWidth));
    }

    [Fact]
    public void TheGeneratorKnowsTheSameChoices()
    {
        Assert.Equal(Enum.GetNames<PaddingMode>(), Enum.GetNames<GeneratorPaddingMode>());
        Assert.Equal(Enum.GetNames<AutoPad>(), Enum.GetNames<GeneratorAutoPad>());
        Assert.Equal(Enum.GetNames<Unroll>(), Enum.GetNames<GeneratorUnroll>());
    }

    [Fact]
    public void EveryAttributeHasAKindInTheGenerator()
    {
        var attributes = typeof(LayerAttribute).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract);
        Assert.Equal(Generator.Layers.LayerKinds.All.Select(kind => $"{kind.Name}Attribute").Order(), attributes.Select(type => type.Name).Order());
    }
    [Fact]
    public void EveryKindIsDrawnAtRandom() => Assert.Equal(
        Generator.Layers.LayerKinds.All.Select(kind => kind.Name).Order(),
        new[] { Reference.RandomLayer.ImageKinds, Reference.RandomLayer.ElementKinds, Reference.RandomLayer.VectorKinds }.SelectMany(kinds => kinds).Order());
}
