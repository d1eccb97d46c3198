namespace ConvGen.Onnx;

/// <summary>A linear layer: <c>x · Wᵀ + b</c>.</summary>
internal static class Linear
{
    private static readonly string[] s_tensors = ["weight", "bias"];

    public static void Add(OnnxGraph graph, LayerInfo layer) =>
        graph.Then("Gemm", layer, "", s_tensors.Where(layer.Tensors.ContainsKey).Select(name => graph.Learned(layer, name)).ToArray(), ("transB", 1L));
}
