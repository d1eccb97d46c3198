namespace ConvGen.Onnx;

/// <summary>A convolution, its padding resolved to four sides.</summary>
internal static class Convolution
{
    /// <summary>What the constant kernels of a layer are called, so that they are known from learned ones.</summary>
    public const string ConstantWeights = "Weights";

    public static void Add(OnnxGraph graph, LayerInfo layer)
    {
        var sides = layer.Sizes("padding");
        switch ((PaddingMode)layer.Number("paddingMode"))
        {
            case PaddingMode.Reflect:
                Padding.Add(graph, layer, "pad", "reflect", sides);
                sides = [0, 0, 0, 0];
                break;
            case PaddingMode.Replicate:
                Padding.Add(graph, layer, "pad", "edge", sides);
                sides = [0, 0, 0, 0];
                break;
            case PaddingMode.Circular:
                Padding.AddCircular(graph, layer, sides);
                sides = [0, 0, 0, 0];
                break;
        }

        string[] weight = [layer.Tensors.ContainsKey("weight") ? graph.Learned(layer, "weight") : Constant(graph, layer)];
        graph.Then(
            "Conv", layer, "", layer.Tensors.ContainsKey("bias") ? [.. weight, graph.Learned(layer, "bias")] : weight,
            ("kernel_shape", layer.Sizes("kernel")), ("strides", layer.Sizes("stride")), ("dilations", layer.Sizes("dilation")), ("pads", sides), ("group", (long)layer.Number("groups")));
    }

    // A Constant node, and not an initializer: those are what the network learned.
    private static string Constant(OnnxGraph graph, LayerInfo layer)
    {
        var groups = (int)layer.Number("groups");
        int[] shape = [layer.OutputShape[0], layer.InputShape[0] / groups, .. layer.Sizes("kernel").Select(size => (int)size)];
        float[] values = [.. layer.Options["weights"].Select(value => (float)value)];
        return graph.Add("Constant", layer, ConstantWeights, [], ("value", OnnxTensor.Of("", shape, values)));
    }
}
