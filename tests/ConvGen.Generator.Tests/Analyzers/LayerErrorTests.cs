namespace ConvGen.Tests.Analyzers;

/// <summary>Arguments of layers that are wrong, or that contradict each other: the id, the marked text and the words.</summary>
public sealed class LayerErrorTests
{
    public static TheoryData<string, string, string, string> Convolutions => new()
    {
        { "[Network(4, 8, 8)] [Conv2d(6, 3, Groups = 3)]", "CG0022", "Groups = 3", "conv1 has 3 groups for 4 input channels, which they do not divide: 4 = 1·3 + 1" },
        { "[Network(4, 8, 8)] [Conv2d(6, 3, Groups = 4)]", "CG0022", "Groups = 4", "conv1 has 4 groups for 6 output channels, which they do not divide: 6 = 1·4 + 2" },
        { "[Network(3, 8, 8)] [Conv2d(5, 3, Groups = 2)]", "CG0022", "Groups = 2", "5 output channels" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Groups = 2)]", "CG0022", "Groups = 2", "1 input channel, which they do not divide: 1 = 0·2 + 1" },
        { "[Network(4, 8, 8)] [Conv2d(4, 3, Groups = int.MaxValue)]", "CG0022", "Groups = int.MaxValue", "4 = 0·2147483647 + 4" },
        { "[Network(4, 8, 8)] [Conv2d(4, 3, Groups = 0)]", "CG0010", "Groups = 0", "conv1's Groups is 0; it must be at least 1" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Stride = 2, AutoPad = AutoPad.SameUpper)]", "CG0023", "Stride = 2", "conv1 has Stride = 2 with AutoPad.SameUpper, which keeps the size of the image; that needs a stride of 1" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, AutoPad = AutoPad.SameLower, Stride = 1, StrideWidth = 3)]", "CG0023", "StrideWidth = 3", "conv1 has StrideWidth = 3 with AutoPad.SameLower" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Padding = 2, AutoPad = AutoPad.SameUpper)]", "CG0024", "Padding = 2", "conv1 has Padding beside AutoPad.SameUpper, which chooses the padding itself" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, AutoPad = AutoPad.SameUpper, PaddingLeft = 0)]", "CG0024", "PaddingLeft = 0", "conv1 has PaddingLeft beside" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, AutoPad = (AutoPad)7)]", "CG0010", "AutoPad = (AutoPad)7", "conv1's AutoPad is 7; it must be None, SameUpper or SameLower" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, PaddingMode = (PaddingMode)(-1))]", "CG0010", "PaddingMode = (PaddingMode)(-1)", "conv1's PaddingMode is −1; it must be Zeros, Reflect, Replicate or Circular" },
        { "[Network(1, 4, 4)] [Conv2d(4, 3, Padding = 4, PaddingMode = PaddingMode.Reflect)]", "CG0025", "Padding = 4", "conv1 has padding 4 above with PaddingMode.Reflect, which copies it from 1×4×4: that has at most 4 − 1 = 3 rows to give" },
        { "[Network(1, 9, 4)] [Conv2d(4, 3, PaddingMode = PaddingMode.Circular, Padding = 4, PaddingRight = 5)]", "CG0025", "PaddingRight = 5", "padding 5 on the right with PaddingMode.Circular, which copies it from 1×9×4: that has at most 4 columns to give" },
        { "[Network(1, 4, 9)] [Conv2d(4, 9, AutoPad = AutoPad.SameUpper, PaddingMode = PaddingMode.Reflect)]", "CG0025", "9", "padding 4 above" },
        { "[Network(1, 4, 9)] [Conv2d(4, 5, Dilation = 2, AutoPad = AutoPad.SameUpper, PaddingMode = PaddingMode.Reflect)]", "CG0025", "Dilation = 2", "padding 4 above" },
        { "[Network(1, 1, 9)] [Conv2d(4, 3, PaddingMode = PaddingMode.Reflect, Padding = 1)]", "CG0025", "Padding = 1", "1 − 1 = 0 rows" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Weights = [1, 0, -1])]", "CG0026", "Weights = [1, 0, -1]", "conv1 has 3 Weights; its kernels have 1×1×3×3 = 9 cells" },
        { "[Network(4, 8, 8)] [Conv2d(2, 1, Groups = 2, Weights = new float[] { 1, 2, 3, 4, 5 })]", "CG0026", "Weights = new float[] { 1, 2, 3, 4, 5 }", "conv1 has 5 Weights; its kernels have 2×2×1×1 = 4 cells" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Weights = [])]", "CG0026", "Weights = []", "conv1 has 0 Weights" },
        { "[Network(1, 8, 8)] [Conv2d(1, 1, Weights = [float.NaN])]", "CG0010", "Weights = [float.NaN]", "conv1's Weights[0] is NaN; it must be finite" },
        { "[Network(1, 8, 8)] [Conv2d(1, 1, 2, Weights = [0, -1f / 0f])]", "CG0010", "Weights = [0, -1f / 0f]", "conv1's Weights[1] is −Infinity; it must be finite" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Dilation = 4)]", "CG0011", "Dilation = 4", "conv1 has a 3×3 kernel on 1×8×8 with padding 0: 8 + 2·0 − (4·(3 − 1) + 1) + 1 = 0 rows" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, DilationWidth = 6, PaddingLeft = 1, Stride = 2)]", "CG0011", "DilationWidth = 6", "with padding 1 + 0: ⌊(8 + 1 + 0 − (6·(3 − 1) + 1)) / 2⌋ + 1 = −1 columns" },
        { "[Network(1, 8, 8)] [Conv2d(1, 9, Dilation = 2)]", "CG0011", "9", "8 + 2·0 − (2·(9 − 1) + 1) + 1 = −8 rows" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Dilation = 0)]", "CG0010", "Dilation = 0", "conv1's Dilation is 0; it must be at least 1" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Dilation = int.MaxValue)]", "CG0011", "Dilation = int.MaxValue", "= −4294967286 rows" },
        { "[Network(1, 8, 8)] [Conv2d(1, 20001, AutoPad = AutoPad.SameUpper)]", "CG0020", "20001", "conv1's padded input with 1×20008×20008 = 400,320,064 numbers" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Dilation = 20000, AutoPad = AutoPad.SameUpper)]", "CG0020", "Dilation = 20000", "conv1's padded input with 1×40008×40008" },
        { "[Network(1, 8, 8)] [Conv2d(1, 3, Dilation = int.MaxValue, AutoPad = AutoPad.SameUpper)]", "CG0020", "Dilation = int.MaxValue", "conv1's rows of padding with 2147483647·(3 − 1) = 4,294,967,294 numbers" },
    };

    public static TheoryData<string, string, string, string> Pools => new()
    {
        { "[Network(1, 8, 8)] [MaxPool2d(3, Dilation = 2, Padding = 3)]", "CG0012", "Padding = 3", "pool1 has padding 3 above with a 3×3 kernel; a pool's padding is at most half its kernel, ⌊(2·(3 − 1) + 1) / 2⌋ = 2" },
        { "[Network(1, 8, 8)] [MaxPool2d(1, Dilation = 7, Padding = 1)]", "CG0012", "Padding = 1", "⌊(7·(1 − 1) + 1) / 2⌋ = 0" },
        { "[Network(1, 4, 4)] [MaxPool2d(3, Dilation = 2, Stride = 1)]", "CG0011", "Dilation = 2", "4 + 2·0 − (2·(3 − 1) + 1) + 1 = 0 rows" },
        { "[Network(1, 3, 3)] [MaxPool2d(5, Stride = 2, CeilMode = true)]", "CG0011", "5", "⌈(3 + 2·0 − 5) / 2⌉ + 1 = 0 rows" },
        { "[Network(1, 8, 8)] [MaxPool2d(30000, CeilMode = true)]", "CG0020", "30000", "pool1's padded input with 1×30000×30000 = 900,000,000 numbers" },
        { "[Network(1, 1, 8)] [MaxPool2d(2, Dilation = 2, Padding = 1, Stride = 1)]", "CG0027", "Dilation = 2", "pool1 has a window that steps over the image with dilation 2: its cells are at rows −1 and 1, those of 1×1×8 go from 0 to 0" },
        { "[Network(1, 9, 2)] [MaxPool2d(2, DilationWidth = 6, PaddingWidth = 3, Stride = 1)]", "CG0027", "DilationWidth = 6", "its cells are at columns −3 and 3, those of 1×9×2 go from 0 to 1" },
        { "[Network(1, 8, 8)] [AdaptiveAvgPool2d(0, 3)]", "CG0010", "0", "pool1's h is 0; it must be at least 1" },
        { "[Network(1, 8, 8)] [AdaptiveMaxPool2d(w: -3, h: 3)]", "CG0010", "w: -3", "pool1's w is −3; it must be at least 1" },
        { "[Network(1, 8, 8)] [AdaptiveMaxPool2d(0)]", "CG0010", "0", "pool1's size is 0; it must be at least 1" },
        { "[Network(1, 8, 8)] [AdaptiveAvgPool2d(2, int.MaxValue)]", "CG0020", "int.MaxValue", "pool1's output with 1×2×2147483647 = 4,294,967,294 numbers" },
        { "[Network(1, 8, 8)] [Flatten] [AdaptiveAvgPool2d(1)]", "CG0014", "AdaptiveAvgPool2d(1)", "pool1, an AdaptiveAvgPool2d, reads an image but stands after a vector of 64 features" },
    };

    public static TheoryData<string, string, string, string> Others => new()
    {
        { "[Network(1, 8, 8)] [Dropout(1.5f)]", "CG0010", "1.5f", "dropout1's p is 1.5; it must be from 0 to 1" },
        { "[Network(1, 8, 8)] [Dropout(p: -0.1f)]", "CG0010", "p: -0.1f", "dropout1's p is −0.1" },
        { "[Network(1, 8, 8)] [Dropout(float.NaN)]", "CG0010", "float.NaN", "dropout1's p is NaN" },
        { "[Network(1, 8, 8)] [BatchNorm2d(Eps = 0)]", "CG0010", "Eps = 0", "batchNorm1's Eps is 0; it must be greater than 0 and finite" },
        { "[Network(1, 8, 8)] [BatchNorm2d(Eps = float.NaN)]", "CG0010", "Eps = float.NaN", "batchNorm1's Eps is NaN" },
        { "[Network(1, 8, 8)] [BatchNorm2d(Eps = float.PositiveInfinity)]", "CG0010", "Eps = float.PositiveInfinity", "batchNorm1's Eps is Infinity" },
        { "[Network(1, 8, 8)] [BatchNorm2d(Momentum = 1.1f)]", "CG0010", "Momentum = 1.1f", "batchNorm1's Momentum is 1.1; it must be from 0 to 1" },
        { "[Network(1, 8, 8)] [BatchNorm2d(Momentum = -1)]", "CG0010", "Momentum = -1", "batchNorm1's Momentum is −1" },
        { "[Network(1, 8, 8)] [BatchNorm2d(Momentum = float.NaN)]", "CG0010", "Momentum = float.NaN", "batchNorm1's Momentum is NaN" },
        { "[Network(1, 8, 8)] [Flatten] [BatchNorm2d]", "CG0014", "BatchNorm2d", "batchNorm1, a BatchNorm2d, reads an image but stands after a vector of 64 features" },
        { "[Network(1, 8, 8)] [LeakyReLU(NegativeSlope = float.PositiveInfinity)]", "CG0010", "NegativeSlope = float.PositiveInfinity", "LeakyReLU1's NegativeSlope is Infinity; it must be finite" },
        { "[Network(1, 8, 8)] [LeakyReLU(NegativeSlope = float.NaN)]", "CG0010", "NegativeSlope = float.NaN", "is NaN" },
        { "[Network(1, 8, 8)] [ELU(Alpha = float.NegativeInfinity)]", "CG0010", "Alpha = float.NegativeInfinity", "ELU1's Alpha is −Infinity; it must be finite" },
        { "[Network(1, 8, 8)] [ZeroPad2d(-1)]", "CG0010", "-1", "zeroPad1's padding is −1; it must be at least 0" },
        { "[Network(1, 8, 8)] [ZeroPad2d(1, PaddingLeft = -2)]", "CG0010", "PaddingLeft = -2", "zeroPad1's PaddingLeft is −2" },
        { "[Network(1, 8, 8)] [ZeroPad2d(int.MaxValue)]", "CG0020", "int.MaxValue", "zeroPad1's output with 1×4294967302×4294967302" },
        { "[Network(1, 8, 8)] [ZeroPad2d(PaddingTop = int.MaxValue)]", "CG0020", "PaddingTop = int.MaxValue", "zeroPad1's output with 1×2147483655×8 = 17,179,869,240 numbers" },
        { "[Network(1, 8, 8)] [Flatten] [ZeroPad2d(1)]", "CG0014", "ZeroPad2d(1)", "zeroPad1, a ZeroPad2d, reads an image" },
        { "[Network(1, 8, 8)] [BatchNorm2d(Name = \"Clone\")]", "CG0017", "Name = \"Clone\"", "'Clone'" },
        { "[Network(1, 8, 8)] [GELU(Name = \"Trace\")]", "CG0017", "Name = \"Trace\"", "'Trace'" },
    };

    [Theory]
    [MemberData(nameof(Convolutions))]
    [MemberData(nameof(Pools))]
    [MemberData(nameof(Others))]
    public void AWrongLayerIsMarkedWhereItIsWrong(string attributes, string id, string marked, string message) =>
        Reported.Layer(attributes, id, marked, message);

    [Fact]
    public void ACompilerErrorAmongTheWeightsIsEnough() =>
        Assert.Equal(["CS0103"], Harness.RoslynHarness.Diagnostics("using ConvGen; [Network(1, 8, 8)] [Conv2d(1, 3, Weights = [1, Missing])] public partial class Net;").Select(d => d.Id));
}
