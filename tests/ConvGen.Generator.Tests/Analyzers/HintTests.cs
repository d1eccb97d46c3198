using ConvGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Analyzers;

/// <summary>Notes on networks that are right but hardly meant: the id, the marked text and the words, and what gives no note.</summary>
public sealed class HintTests
{
    public static TheoryData<string, string, string, string> Notes => new()
    {
        { "[Network(1, 27, 26)] [MaxPool2d(2)]", "CG0030", "2", "pool1 never reads 1 of the 27 rows of 1×27×26: 13 windows of 2, 2 apart, on 27" },
        { "[Network(1, 26, 29)] [MaxPool2d(2, StrideWidth = 4)]", "CG0030", "StrideWidth = 4", "pool1 never reads 15 of the 29 columns of 1×26×29: 7 windows of 2, 4 apart, on 29" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Stride = 2, PaddingTop = 0, PaddingLeft = 1)]", "CG0030", "Stride = 2", "never reads 1 of the 8 rows of 1×8×8: 3 windows of 3, 2 apart, on 8" },
        { "[Network(1, 8, 8)] [Conv2d(4, 1, Stride = 2)]", "CG0030", "Stride = 2", "never reads 4 of the 8 rows" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Dilation = 3)]", "CG0030", "Dilation = 3", "never reads 2 of the 8 rows of 1×8×8: 2 windows of 3·(3 − 1) + 1, on 8" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3)] [BatchNorm2d]", "CG0031", "Conv2d(4, 3)", "conv1 adds a bias that batchNorm1 takes away again" },
        { "[Network(1, 8, 8)] [Conv2d(4, 3, Bias = true, Name = \"Stem\")] [BatchNorm2d]", "CG0031", "Bias = true", "stem adds a bias" },
        { "[Network(1, 8, 8)] [Conv2d(1, 1, Weights = [2], Bias = true)] [BatchNorm2d]", "CG0031", "Bias = true", "conv1 adds a bias" },
        { "[Network(1, 8, 8)] [ReLU] [ReLU]", "CG0032", "ReLU", "ReLU2 changes nothing: what it reads is never negative" },
        { "[Network(1, 8, 8)] [Sigmoid] [MaxPool2d(2)] [LeakyReLU]", "CG0032", "LeakyReLU", "LeakyReLU1 changes nothing: what it reads is never negative" },
        { "[Network(1, 8, 8)] [ReLU6] [ReLU6]", "CG0032", "ReLU6", "what it reads lies from 0 to 6" },
        { "[Network(1, 8, 8)] [AdaptiveAvgPool2d(1)] [MaxPool2d(1)]", "CG0032", "MaxPool2d(1)", "pool2 changes nothing: an image of 1×1×1 has nothing to pool" },
        { "[Network(3, 1, 1)] [AdaptiveMaxPool2d(1)]", "CG0032", "AdaptiveMaxPool2d(1)", "an image of 3×1×1 has nothing to pool" },
        { "[Network(1, 8, 8)] [AvgPool2d(1)]", "CG0032", "AvgPool2d(1)", "pool1 changes nothing: its windows are single cells" },
        { "[Network(1, 8, 8)] [ZeroPad2d]", "CG0032", "ZeroPad2d", "it pads by 0" },
        { "[Network(1, 8, 8)] [Dropout(0)]", "CG0032", "0", "dropout1 changes nothing: with p = 0 it drops nothing" },
        { "[Network(1, 8, 8)] [Flatten] [Flatten]", "CG0032", "Flatten", "flatten2 changes nothing: it reads features already" },
        { "[Network(1, 8, 8)] [Sigmoid] [AvgPool2d(2)] [Sigmoid]", "CG0033", "Sigmoid", "sigmoid2 reads numbers from 0 to 1, so its outputs go only from 0.5 to 0.731, not from 0 to 1" },
        { "[Network(1, 8, 8)] [ReLU] [Tanh]", "CG0033", "Tanh", "tanh1 reads numbers from 0, so its outputs go only from 0 to 1, not from −1 to 1" },
        { "[Network(1, 8, 8)] [Flatten] [Linear(4)] [Softmax]", "CG0034", "Softmax", "softmax1 ends the network; CrossEntropyLoss" },
        { "[Network(1, 8, 8)] [Dropout(1)]", "CG0035", "1", "dropout1 replaces every value by 0 in training" },
    };

    [Theory]
    [MemberData(nameof(Notes))]
    public void ALayerThatDoesLittleIsNoted(string attributes, string id, string marked, string message)
    {
        Reported.One($"using ConvGen;\n\n{attributes}\npublic partial class Net;", id, marked, message);
        Assert.Equal(DiagnosticSeverity.Info, ConvGen.Generator.Analyzers.Diagnostics.ById[id].DefaultSeverity);
    }

    [Theory]
    [InlineData("[Network(1, 28, 28)] [Conv2d(6, 5, Padding = 2)] [Sigmoid] [AvgPool2d(2)] [Conv2d(16, 5)] [Sigmoid] [AvgPool2d(2)] [Flatten] [Linear(10)] [Sigmoid] [Linear(10)]")]
    [InlineData("[Network(1, 27, 27)] [MaxPool2d(2, CeilMode = true)] [Conv2d(4, 3, Stride = 2, Padding = 1, Bias = false)] [BatchNorm2d] [ReLU]")]
    [InlineData("[Network(1, 8, 8)] [Conv2d(4, 3, Dilation = 2)] [Conv2d(4, 4, Stride = 2, Padding = 1, PaddingMode = PaddingMode.Circular)]")]
    [InlineData("[Network(1, 8, 8)] [Tanh] [ReLU] [ZeroPad2d(1)] [AvgPool2d(3, Padding = 1)] [Dropout(0.5f)] [Conv2d(1, 1)] [ReLU]")]
    [InlineData("[Network(1, 8, 8)] [LeakyReLU] [ReLU] [Conv2d(2, 1)] [Softmax] [Conv2d(1, 1)] [ELU(Alpha = -1)] [ELU] [LeakyReLU(NegativeSlope = -1)] [ReLU]")]
    [InlineData("[Network(3, 1, 1)] [AvgPool2d(3, Padding = 1)]")]
    public void WhatIsUsualIsNotNoted(string attributes) =>
        Assert.DoesNotContain(RoslynHarness.Diagnostics($"using ConvGen; {attributes} public partial class Net;"), diagnostic => diagnostic.Id.StartsWith("CG", StringComparison.Ordinal));
}
