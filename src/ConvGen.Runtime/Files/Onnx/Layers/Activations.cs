namespace ConvGen.Onnx;

/// <summary>Activations that ONNX puts together from others.</summary>
internal static class Activations
{
    /// <summary>x · (1 + erf(x / √2)) / 2: an operator for it there is only from version 20 on.</summary>
    public static void AddGelu(OnnxGraph graph, LayerInfo layer)
    {
        var scaled = graph.Add("Mul", layer, "scaled", [graph.Value, graph.Floats(layer, "rootOfHalf", [], float.Sqrt(0.5f))]);
        var erf = graph.Add("Erf", layer, "erf", [scaled]);
        var shifted = graph.Add("Add", layer, "shifted", [erf, graph.Floats(layer, "one", [], 1f)]);
        graph.Then("Mul", layer, "product", [shifted]);
        graph.Then("Mul", layer, "", [graph.Floats(layer, "half", [], 0.5f)]);
    }

    /// <summary>x · HardSigmoid(x), since HardSwish is an operator from version 14 on only.</summary>
    public static void AddHardswish(OnnxGraph graph, LayerInfo layer) =>
        graph.Then("Mul", layer, "", [graph.Add("HardSigmoid", layer, "hardSigmoid", [graph.Value], ("alpha", 1f / 6f), ("beta", 0.5f))]);
}
