namespace ConvGen.Onnx;

/// <summary>A pool of means.</summary>
/// <remarks>
/// What rounding up means for a mean differs between versions of ONNX and those who run it. So it is never asked for: the image is padded until the windows fit,
/// and the means over whole windows are multiplied by kernel / cells that count.
/// </remarks>
internal static class AvgPool
{
    public static void Add(OnnxGraph graph, LayerInfo layer)
    {
        var (rows, columns) = PoolWindow.Of(layer);
        var isPadCounted = layer.Number("countIncludePad") != 0;
        var hangsOver = rows.Overhang + columns.Overhang > 0;
        if (hangsOver)
        {
            Padding.Add(graph, layer, "pad", "constant", [0, 0, rows.Overhang, columns.Overhang]);
        }

        graph.Then(
            "AveragePool", layer, hangsOver ? "pool" : "", [],
            ("kernel_shape", layer.Sizes("kernel")), ("strides", layer.Sizes("stride")), ("pads", layer.Sizes("padding")), ("count_include_pad", hangsOver || isPadCounted ? 1L : 0L));
        if (hangsOver)
        {
            graph.Then("Mul", layer, "", [graph.Floats(layer, "shares", [1, 1, (int)rows.Count, (int)columns.Count], PoolWindow.Shares(rows, columns, isPadCounted))]);
        }
    }
}
