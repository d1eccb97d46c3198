namespace ConvGen.Tests.Reference;

/// <summary>The reference reads declarations as they are written: order, defaults, overrides, names.</summary>
public class ModelReaderTests
{
    [Fact]
    public void LayersComeInTheOrderOfTheSource()
    {
        Model model = ModelReader.Read(typeof(Golden.LeNet));

        Assert.Equal(
            ["Conv2d", "Sigmoid", "AvgPool2d", "Conv2d", "Sigmoid", "AvgPool2d", "Flatten", "Linear", "Sigmoid", "Linear", "Sigmoid", "Linear"],
            model.Layers.Select(l => l.Layer.GetType().Name));
        Assert.Equal(["6×28×28", "6×28×28", "6×14×14", "16×10×10"], model.Layers.Take(4).Select(l => l.Layer.Output.ToString()));
        Assert.Equal(61_706, model.ParametersLength);
    }

    [Fact]
    public void SpecificNamesOverrideGeneralOnes()
    {
        Assert.Equal(new Window(2, 3, 4, 5, 6, 7, 8, 9), ((Conv2d)ModelReader.Read(typeof(EverySide)).Layers[0].Layer).Window);
        Assert.Equal(new Window(2, 2, 3, 1, 1, 1, 0, 1), ((MaxPool2d)ModelReader.Read(typeof(EverySide)).Layers[1].Layer).Window);
        Assert.Equal(new Window(2, 3, 2, 3), ((AvgPool2d)ModelReader.Read(typeof(EverySide)).Layers[2].Layer).Window);
    }

    [Fact]
    public void KeysAreNamesOrElseIndices() =>
        Assert.Equal(["stem.weight", "stem.bias"], ModelReader.Read(typeof(EverySide)).Parameters.Select(p => p.Key));
}

[Network(1, 10, 10)]
[Conv2d(2, 2, 3, Name = "Stem", Stride = 1, StrideHeight = 4, StrideWidth = 5, Padding = 1, PaddingHeight = 1, PaddingWidth = 8, PaddingTop = 6, PaddingBottom = 7, PaddingRight = 9)]
[MaxPool2d(2, Stride = 1, StrideHeight = 3, Padding = 1, PaddingLeft = 0)]
[AvgPool2d(2, 3)]
internal partial class EverySide;
