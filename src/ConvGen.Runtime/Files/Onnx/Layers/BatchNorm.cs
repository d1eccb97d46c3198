namespace ConvGen.Onnx;

/// <summary>Batch norm by its running statistics.</summary>
internal static class BatchNorm
{
    private static readonly string[] s_tensors = ["weight", "bias", "running_mean", "running_var"];

    // ONNX's momentum is the share that stays; as decimals 0.1 and 0.9 are what they seem.
    public static void Add(OnnxGraph graph, LayerInfo layer) => graph.Then(
        "BatchNormalization", layer, "", s_tensors.Select(name => graph.Learned(layer, name)).ToArray(),
        ("epsilon", (float)layer.Number("eps")), ("momentum", (float)(1m - (decimal)(float)layer.Number("momentum"))));
}
