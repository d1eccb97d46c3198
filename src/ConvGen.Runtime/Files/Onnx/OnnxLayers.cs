using System.Collections.Frozen;

namespace ConvGen.Onnx;

/// <summary>How each kind of layer is written as ONNX operations.</summary>
internal static class OnnxLayers
{
    /// <summary>Every kind that there is.</summary>
    private static readonly FrozenDictionary<string, Action<OnnxGraph, LayerInfo>> s_kinds = new Dictionary<string, Action<OnnxGraph, LayerInfo>>
    {
        ["Conv2d"] = Convolution.Add,
        ["MaxPool2d"] = MaxPool.Add,
        ["AvgPool2d"] = AvgPool.Add,
        ["AdaptiveAvgPool2d"] = AdaptivePool.AddAverage,
        ["AdaptiveMaxPool2d"] = AdaptivePool.AddMaximum,
        ["ZeroPad2d"] = static (graph, layer) => Padding.Add(graph, layer, "", "constant", layer.Sizes("padding")),
        ["BatchNorm2d"] = BatchNorm.Add,
        ["Linear"] = Linear.Add,
        ["Flatten"] = static (graph, layer) => graph.Then("Flatten", layer, "", [], ("axis", 1L)),
        ["Dropout"] = static (_, _) => { },
        ["Sigmoid"] = static (graph, layer) => graph.Then("Sigmoid", layer, "", []),
        ["Tanh"] = static (graph, layer) => graph.Then("Tanh", layer, "", []),
        ["ReLU"] = static (graph, layer) => graph.Then("Relu", layer, "", []),
        ["ReLU6"] = static (graph, layer) => graph.Then("Clip", layer, "", [graph.Floats(layer, "min", [], 0f), graph.Floats(layer, "max", [], 6f)]),
        ["LeakyReLU"] = static (graph, layer) => graph.Then("LeakyRelu", layer, "", [], ("alpha", (float)layer.Number("negativeSlope"))),
        ["ELU"] = static (graph, layer) => graph.Then("Elu", layer, "", [], ("alpha", (float)layer.Number("alpha"))),
        ["GELU"] = Activations.AddGelu,
        ["SiLU"] = static (graph, layer) => graph.Then("Mul", layer, "", [graph.Add("Sigmoid", layer, "sigmoid", [graph.Value])]),
        ["Hardswish"] = Activations.AddHardswish,
        ["Softmax"] = static (graph, layer) => graph.Then("Softmax", layer, "", [], ("axis", 1L)),
    }.ToFrozenDictionary();

    /// <summary>The kinds' names.</summary>
    public static IEnumerable<string> Kinds => s_kinds.Keys;

    /// <summary>Adds what a layer computes when it predicts.</summary>
    public static void Add(OnnxGraph graph, LayerInfo layer) => s_kinds[layer.Kind](graph, layer);

    /// <summary>An option that is a list of whole numbers, as ONNX takes it.</summary>
    public static long[] Sizes(this LayerInfo layer, string option) => [.. layer.Options[option].Select(value => (long)value)];

    /// <summary>An option that is one number.</summary>
    public static double Number(this LayerInfo layer, string option) => layer.Options[option][0];
}
