using ConvGen.Generator.Declarations;
using ConvGen.Tests.Harness;

namespace ConvGen.Tests.Declarations;

/// <summary>The pass from symbols to what was written.</summary>
public sealed class DeclareTests
{
    [Fact]
    public void LeNetIsReadAsWritten()
    {
        var declaration = Declare("""
            using ConvGen;

            namespace Some.Where;

            [Network(1, 28, 28, Unroll = Unroll.Taps)]
            [Conv2d(6, 5, Padding = 2)] [Sigmoid]
            [AvgPool2d(2, CountIncludePad = false)]
            [Conv2d(16, kernelWidth: 5, kernelHeight: 3, Bias = false, Name = "Body")] [Tanh]
            [MaxPool2d(2, StrideHeight = 1)]
            [Flatten, Linear(outFeatures: 10)]
            public partial class LeNet;
            """, "Some.Where.LeNet");

        Assert.Equal(new TypeName("Some.Where", [], "LeNet"), declaration.Type);
        Assert.Equal((1, 28, 28, "Taps"), (declaration.Channels, declaration.Height, declaration.Width, declaration.Unroll));
        Assert.Equal(
            [
                new("Conv2d", [new("outChannels", 6), new("kernel", 5), new("Padding", 2)]),
                new("Sigmoid", []),
                new("AvgPool2d", [new("kernel", 2), new("CountIncludePad", false)]),
                new("Conv2d", [new("outChannels", 16), new("kernelHeight", 3), new("kernelWidth", 5), new("Bias", false), new("Name", "Body")]),
                new("Tanh", []),
                new("MaxPool2d", [new("kernel", 2), new("StrideHeight", 1)]),
                new("Flatten", []),
                new LayerDeclaration("Linear", [new("outFeatures", 10)]),
            ],
            declaration.Layers);
        Assert.Equal(ClassFacts.Plain, declaration.Facts);
    }

    [Fact]
    public void ConstantsAreRead()
    {
        var declaration = Declare("using ConvGen; [Network(N.C, 2 * N.C, N.C << 2)] [Conv2d(N.C + 1, 1)] partial class N { internal const int C = 3; }", "N");
        Assert.Equal((3, 6, 12), (declaration.Channels, declaration.Height, declaration.Width));
        Assert.Equal(new Argument("outChannels", 4), declaration.Layers[0].Arguments[0]);
    }

    [Fact]
    public void RealNumbersListsAndChoicesAreRead()
    {
        var layers = Declare("""
            using ConvGen;
            [Network(1, 8, 8)]
            [Conv2d(1, 2, Weights = [1, -N.Half, 0, 2], AutoPad = AutoPad.SameLower, PaddingMode = (PaddingMode)9)]
            [Conv2d(1, 1, Weights = new float[] { 3 }), Conv2d(1, 1, Weights = null), LeakyReLU(NegativeSlope = 1)]
            [Dropout, Dropout(0.25f), ZeroPad2d(PaddingTop = 1)]
            partial class N { internal const float Half = 0.5f; }
            """, "N").Layers;

        Assert.Equal(
            [
                new("outChannels", 1), new("kernel", 2), new("Weights", (EquatableArray<float>)[1f, -0.5f, 0f, 2f]),
                new("AutoPad", "SameLower"), new Argument("PaddingMode", "9"),
            ],
            layers[0].Arguments);
        Assert.Equal((EquatableArray<float>)[3f], layers[1].Find("Weights")!.Value);
        Assert.Null(layers[2].Find("Weights")!.Value);
        Assert.Equal(1f, layers[3].Find("NegativeSlope")!.Value);

        // Roslyn gives a parameter that was left out the value of its default.
        Assert.Equal([0.5f, 0.25f], layers.Skip(4).Take(2).Select(layer => layer.Find("p")!.Value));
        Assert.Equal([new("padding", 0), new Argument("PaddingTop", 1)], layers[6].Arguments);
    }

    [Fact]
    public void ListsCompareByValue()
    {
        const string Source = "using ConvGen; [Network(1, 8, 8)] [Conv2d(1, 2, Weights = [1, 2, 3, 4])] partial class N;";
        Assert.Equal(Declare(Source, "N"), Declare(Source.Replace("[1, 2, 3, 4]", "new float[] { 1f, 2, 3, 4 }"), "N"));
        Assert.NotEqual(Declare(Source, "N"), Declare(Source.Replace("3", "5"), "N"));
    }

    [Fact]
    public void NestingAndKeywordsAreKept()
    {
        var type = Declare(
            "namespace A.@class { partial record struct @int { partial interface I { [ConvGen.Network(1, 2, 2), ConvGen.ReLU] partial class @event; } } }",
            "A.class.int+I+event").Type;

        Assert.Equal(new TypeName("A.@class", [new("record struct", "@int"), new("interface", "I")], "@event"), type);
        Assert.Equal("A.@class.@int.I.@event", type.FullName);
        Assert.Equal("A.class.int.I.event", type.HintName);
        Assert.Equal("event", type.PlainName);
    }

    [Fact]
    public void WhatIsWrongWithTheClassIsNoted()
    {
        var facts = Declare("""
            class Outer<T>
            {
                [ConvGen.Network(1, 2, 2), ConvGen.ReLU]
                internal abstract class Net(string name)
                {
                    public string Name => name;
                    public int Load(string path, params int[] more) => more.Length;
                }
            }
            """, "Outer`1+Net").Facts;

        Assert.Equal(
            new ClassFacts(false, true, "abstract", "Outer", "it has a primary constructor", [new("Name", null), new("Load", "string, int[]")]) { PrimaryParameters = ["name"] },
            facts);
    }

    [Fact]
    public void LayersOfAnotherDeclarationAreMarked()
    {
        var declaration = Declare("using ConvGen; [Sigmoid] partial class N; [Network(1, 2, 2)] [ReLU] partial class N;", "N");
        Assert.Equal([("Sigmoid", true), ("ReLU", false)], declaration.Layers.Select(layer => (layer.Kind, layer.IsElsewhere)));
    }

    [Fact]
    public void OtherAttributesAreNobodysLayers()
    {
        var declaration = Declare(
            "using System; [ConvGen.Network(1, 2, 2)] [ReLU] [Obsolete(\"o\")] [Serializable] partial class N; class ReLUAttribute : Attribute;", "N");
        Assert.Empty(declaration.Layers);
        Assert.Null(Find("[System.Serializable] class N;", "N"));
    }

    [Fact]
    public void DeclarationsCompareByValue()
    {
        const string Source = "using ConvGen; [Network(1, 8, 8)] [Conv2d(4, 3)] partial class N { public int Count { get; } }";
        var (one, two) = (Declare(Source, "N"), Declare($"// moved\n\n{Source.Replace("(4, 3)", "( 4,3 )")}", "N"));

        Assert.Equal(one, two);
        Assert.Equal(one.GetHashCode(), two.GetHashCode());
        Assert.NotEqual(one, Declare(Source.Replace("(4, 3)", "(4, 5)"), "N"));
    }

    private static NetworkDeclaration Declare(string source, string type) => Find(source, type) ?? throw new InvalidOperationException("No network.");

    private static NetworkDeclaration? Find(string source, string type) => Generator.Declarations.Declare.Network(
        RoslynHarness.Compile(source).GetTypeByMetadataName(type)!, TestContext.Current.CancellationToken);
}
