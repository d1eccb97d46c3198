namespace ConvGen.Tests.Reference;

/// <summary>The reference reads declarations as they are written: order, defaults, overrides, names.</summary>
public class ModelReaderTests
{
    [Fact]
    public void LayersComeInTheOrderOfTheSource()
    {
        Model model = ModelReader.Read(typeof(Smoke.LeNet));

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
        Assert.Equal(new Window(2, 2, DilationHeight: 2, DilationWidth: 3), Layer<Conv2d>(typeof(EveryOption), 0).Window);
        Assert.Equal((3, 2, 1, 4), Layer<ZeroPad2d>(typeof(EveryOption), 3) is var pad ? (pad.Top, pad.Bottom, pad.Left, pad.Right) : default);
    }

    [Fact]
    public void OptionsOfConvolutions()
    {
        Conv2d grouped = Layer<Conv2d>(typeof(EveryOption), 0), constant = Layer<Conv2d>(typeof(EveryOption), 1), biased = Layer<Conv2d>(typeof(EveryOption), 2);

        Assert.Equal((2, PaddingMode.Zeros, true, false), (grouped.Groups, grouped.PaddingMode, grouped.Bias, grouped.IsConstant));
        Assert.Equal((1, PaddingMode.Reflect, false, true), (constant.Groups, constant.PaddingMode, constant.Bias, constant.IsConstant));
        Assert.Equal([1, 0, -0.5f, 2], constant.Constants);
        Assert.True(biased.Bias && biased.IsConstant);
    }

    [Fact]
    public void RulesOfPadding()
    {
        // 2·(4 − 1) = 6 rows are 3 and 3; 4 − 1 = 3 columns are 1 and 2.
        Assert.Equal(new Window(4, 4, Top: 3, Bottom: 3, Left: 1, Right: 2, DilationHeight: 2), Layer<Conv2d>(typeof(EveryRule), 0).Window);
        Assert.Equal(new Window(4, 4, Top: 3, Bottom: 3, Left: 2, Right: 1, DilationHeight: 2), Layer<Conv2d>(typeof(EveryRule), 1).Window);
        Assert.Equal("1×9×9", ModelReader.Read(typeof(EveryRule)).Output.ToString());
    }

    [Fact]
    public void OptionsOfPools()
    {
        Assert.Equal(new Window(2, 2, 2, 2, DilationHeight: 2, DilationWidth: 2, CeilMode: true), Layer<MaxPool2d>(typeof(EveryPool), 0).Window);
        Assert.Equal(new Window(2, 2, 2, 2, CeilMode: true), Layer<AvgPool2d>(typeof(EveryPool), 1).Window);
        Assert.Equal("1×3×4", Layer<AdaptiveAvgPool2d>(typeof(EveryPool), 2).Output.ToString());
        Assert.Equal("1×2×2", Layer<AdaptiveMaxPool2d>(typeof(EveryPool), 3).Output.ToString());
    }

    [Fact]
    public void DefaultsAndNumbers()
    {
        Assert.Equal([0.01f, -0.5f], Layers<LeakyReLU>().Select(l => l.NegativeSlope));
        Assert.Equal([1, 2.5f], Layers<ELU>().Select(l => l.Alpha));
        Assert.Equal([(1e-5f, 0.1f), (0.5f, 0)], Layers<BatchNorm2d>().Select(l => (l.Eps, l.Momentum)));
        Assert.Equal([0.5f, 0.25f], Layers<Dropout>().Select(l => l.P));

        static IEnumerable<T> Layers<T>() => ModelReader.Read(typeof(EveryNumber)).Layers.Select(l => l.Layer).OfType<T>();
    }

    [Theory]
    [MemberData(nameof(Determinism.AllNetworks.Types), MemberType = typeof(Determinism.AllNetworks))]
    public void DeclarationsHaveEveryLayerAndName(Type network)
    {
        Model model = ModelReader.Read(network);

        string[] lines = Declaration.Of(model, network.Name).Split('\n');

        Assert.Equal(model.Layers.Length + 3, lines.Length);
        Assert.All(model.Layers.Zip(lines[1..]), pair => Assert.StartsWith($"[{pair.First.Layer.GetType().Name}", pair.Second, StringComparison.Ordinal));
    }

    private static T Layer<T>(Type network, int index)
        where T : Layer => (T)ModelReader.Read(network).Layers[index].Layer;

    [Fact]
    public void KeysAreNamesOrElseIndices() =>
        Assert.Equal(["stem.weight", "stem.bias"], ModelReader.Read(typeof(EverySide)).Parameters.Select(p => p.Key));
}

[Network(1, 10, 10)]
[Conv2d(2, 2, 3, Name = "Stem", Stride = 1, StrideHeight = 4, StrideWidth = 5, Padding = 1, PaddingHeight = 1, PaddingWidth = 8, PaddingTop = 6, PaddingBottom = 7, PaddingRight = 9)]
[MaxPool2d(2, Stride = 1, StrideHeight = 3, Padding = 1, PaddingLeft = 0)]
[AvgPool2d(2, 3)]
internal partial class EverySide;

[Network(2, 10, 10)]
[Conv2d(2, 2, Groups = 2, Dilation = 2, DilationWidth = 3)]
[Conv2d(1, 1, 2, Weights = [1, 0, -0.5f, 2], PaddingMode = PaddingMode.Reflect, PaddingLeft = 1)]
[Conv2d(1, 1, Weights = [2], Bias = true)]
[ZeroPad2d(1, PaddingHeight = 2, PaddingTop = 3, PaddingRight = 4)]
internal partial class EveryOption;

[Network(1, 9, 9)]
[Conv2d(1, 4, AutoPad = AutoPad.SameUpper, DilationHeight = 2)]
[Conv2d(1, 4, AutoPad = AutoPad.SameLower, DilationHeight = 2)]
internal partial class EveryRule;

[Network(1, 20, 20)]
[MaxPool2d(2, Dilation = 2, CeilMode = true)]
[AvgPool2d(2, CeilMode = true)]
[AdaptiveAvgPool2d(3, 4)]
[AdaptiveMaxPool2d(2)]
internal partial class EveryPool;

[Network(1, 2, 2)]
[LeakyReLU]
[LeakyReLU(NegativeSlope = -0.5f)]
[ELU]
[ELU(Alpha = 2.5f)]
[BatchNorm2d]
[BatchNorm2d(Eps = 0.5f, Momentum = 0)]
[Dropout]
[Dropout(0.25f)]
internal partial class EveryNumber;
