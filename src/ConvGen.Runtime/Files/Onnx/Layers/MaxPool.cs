namespace ConvGen.Onnx;

/// <summary>A pool of maxima.</summary>
internal static class MaxPool
{
    public static void Add(OnnxGraph graph, LayerInfo layer)
    {
        var sides = layer.Sizes("padding");
        var (rows, columns) = PoolWindow.Of(layer);

        // ONNX Runtime refuses padding as large as the kernel, which a dilated window may have.
        if (rows.Kernel <= Math.Max(rows.Before, rows.After) || columns.Kernel <= Math.Max(columns.Before, columns.After))
        {
            Padding.Add(graph, layer, "pad", "constant", sides, float.NegativeInfinity);
            sides = [0, 0, 0, 0];
        }

        // Asked for only where there is something to round up: a window that would begin behind the image, PyTorch leaves out and ONNX may not.
        graph.Then(
            "MaxPool", layer, "", [],
            ("kernel_shape", layer.Sizes("kernel")), ("strides", layer.Sizes("stride")), ("dilations", layer.Sizes("dilation")), ("pads", sides),
            ("ceil_mode", rows.Overhang + columns.Overhang > 0 ? 1L : 0L));
    }
}
