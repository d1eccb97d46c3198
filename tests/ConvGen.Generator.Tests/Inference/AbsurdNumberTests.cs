using ConvGen.Generator.Inference;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Inference;

/// <summary>Any number may have been written anywhere: there is a problem or a network, no exception and no number that wrapped around.</summary>
public sealed class AbsurdNumberTests
{
    private static readonly string[] _window =
        ["Stride", "StrideHeight", "Padding", "PaddingTop", "PaddingBottom", "PaddingWidth", "Dilation", "DilationWidth", "Groups"];

    public static TheoryData<int> Absurd => [int.MaxValue, int.MinValue, 1 << 30, 65_536, 40_000, -1, 0];

    [Theory]
    [MemberData(nameof(Absurd))]
    public void AWindowOfAbsurdNumbersIsAProblem(int absurd)
    {
        (string, object)[] options = [("CeilMode", true), ("AutoPad", "SameLower"), ("PaddingMode", "Circular"), ("Bias", true)];
        foreach (var kind in new[] { "Conv2d", "MaxPool2d", "AvgPool2d" })
        foreach (var names in _window.Select(name => new[] { name }).Append([]).Append(_window))
        foreach (var size in new[] { absurd, 3 })
        foreach (var option in options)
        {
            (string, object)[] arguments = [("outChannels", size), ("kernel", size), option, .. names.Select(name => (name, (object)absurd))];
            AssertSensible(Declared.Network(3, 9, 9, Layer(kind, arguments), Layer("Flatten"), Layer("Linear", ("outFeatures", absurd))));
            AssertSensible(Declared.Network(absurd, size, 9, Layer(kind, arguments)));
        }
    }

    [Theory]
    [MemberData(nameof(Absurd))]
    public void AbsurdSizesAreAProblem(int absurd)
    {
        foreach (var name in new[] { "padding", "PaddingTop", "PaddingHeight", "PaddingRight" })
        {
            AssertSensible(Declared.Network(3, 9, 9, Layer("ZeroPad2d", (name, absurd))));
        }

        foreach (var kind in new[] { "AdaptiveAvgPool2d", "AdaptiveMaxPool2d" })
        {
            AssertSensible(Declared.Network(3, 9, 9, Layer(kind, ("size", absurd))));
            AssertSensible(Declared.Network(3, 9, 9, Layer(kind, ("h", 2), ("w", absurd))));
        }
    }

    [Fact]
    public void TheReachOfADilatedKernelDoesNotWrapAround()
    {
        // (2³¹ − 1)·(3 − 1) + 1 and 2³⁰·(5 − 1) + 1 are −1 and 1 in 32 bits.
        AssertProblem(ProblemId.KernelTooLarge, "9 + 2·0 − (2147483647·(3 − 1) + 1) + 1 = −4294967285 rows", Conv(1, 3, ("Dilation", int.MaxValue)));
        AssertProblem(ProblemId.KernelTooLarge, "9 + 2·0 − (1073741824·(5 − 1) + 1) + 1 = −4294967287 rows", Conv(1, 5, ("Dilation", 1 << 30)));
        AssertProblem(ProblemId.TooLarge, "1073741824·(5 − 1) = 4,294,967,296", Conv(1, 5, ("Dilation", 1 << 30), ("AutoPad", "SameUpper")));
        AssertProblem(ProblemId.TooLarge, "1×2147483647×2147483647", Pool("MaxPool2d", int.MaxValue, ("CeilMode", true)));
        AssertProblem(ProblemId.WeightsCount, "1×1×9×9 = 81", Conv(1, 9, ("Weights", Weights(1, 2, 3))));
    }

    private static void AssertProblem(string id, string text, Generator.Declarations.LayerDeclaration layer)
    {
        var problem = Assert.Single(Infer.Network(Declared.Network(1, 9, 9, layer)).Problems);
        Assert.Equal(id, problem.Id);
        Assert.Contains(text, string.Join("; ", problem.Arguments));
    }

    private static void AssertSensible(Generator.Declarations.NetworkDeclaration declaration)
    {
        var (network, problems) = Infer.Network(declaration);
        Assert.Equal(network is null, problems.Length > 0);
        Assert.All(network?.Layers ?? [], layer =>
        {
            Assert.InRange(layer.OutputShape.Length, 1, Budget.TensorLength);
            Assert.InRange(layer.Terms, 1, long.MaxValue);
            Assert.InRange(layer.Multiplications, 0, long.MaxValue);
            Assert.All(layer.Parameters, parameter => Assert.True(parameter is { Length: > 0, FanIn: > 0, FanOut: > 0 }));
        });
    }
}
