using ConvGen.Onnx;
using ConvGen.Pictures.Pages;

namespace ConvGen.Tests.Documentation;

/// <summary>What the layers' pages say of ONNX is what is written.</summary>
public sealed class OnnxRowTests
{
    public static TheoryData<string> Kinds => LayerPageTests.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public void ThePageNamesTheOperatorsOfItsExample(string kind)
    {
        string page = $"docs/layers/{kind}.md";
        string row = MarkdownPage.Read(page).Prose.Split('\n').Single(line => line.StartsWith("| ONNX |", StringComparison.Ordinal));
        var layer = ((INetwork)RunningPages.Run(page).Kept["net"]).Layers.Single(layer => layer.Kind == kind);

        var graph = new OnnxGraph("input");
        OnnxLayers.Add(graph, layer);
        var operators = graph.Finish(opset: 15, layer.InputShape, "output", layer.OutputShape).Nodes.Select(node => node.Operator).Except(["Identity"]).ToList();
        Assert.Equal(operators.Count == 0, row.Contains("nothing", StringComparison.Ordinal));
        Assert.All(operators, name => Assert.Contains($"`{name}`", row));
    }
}
