namespace ConvGen.Onnx;

/// <summary>Pools whose windows share the image out: one window for all of it, windows of one size, or windows that differ.</summary>
internal static class AdaptivePool
{
    public static void AddAverage(OnnxGraph graph, LayerInfo layer)
    {
        if (!AddEven(graph, layer, "GlobalAveragePool", "AveragePool"))
        {
            // A mean of rows of means of columns: each a product with a matrix of shares.
            graph.Value = graph.Add("MatMul", layer, "rows", [graph.Floats(layer, "rowShares", [layer.OutputShape[1], layer.InputShape[1]], Shares(layer.InputShape[1], layer.OutputShape[1])), graph.Value]);
            var columns = Shares(layer.InputShape[2], layer.OutputShape[2]);
            graph.Then("MatMul", layer, "", [graph.Floats(layer, "columnShares", [layer.InputShape[2], layer.OutputShape[2]], Transposed(columns, layer.OutputShape[2]))]);
        }
    }

    public static void AddMaximum(OnnxGraph graph, LayerInfo layer)
    {
        if (!AddEven(graph, layer, "GlobalMaxPool", "MaxPool"))
        {
            // A window shorter than the longest has its last row or column twice, which changes no maximum.
            Greatest("rows", "rowWindows", 2, layer.InputShape[1], layer.OutputShape[1]);
            Greatest("", "columnWindows", 3, layer.InputShape[2], layer.OutputShape[2]);
        }

        void Greatest(string part, string windows, long axis, int size, int count)
        {
            var places = Places(size, count);
            graph.Then("Gather", layer, windows + ".cells", [graph.Integers(layer, windows, [count, places.Length / count], places)], ("axis", axis));
            graph.Then("ReduceMax", layer, part, [], ("axes", new[] { axis + 1 }), ("keepdims", 0L));
        }
    }

    /// <summary>Shares of cells in windows, <c>[windows, cells]</c>: 1 / the window's cells, or 0.</summary>
    public static float[] Shares(int size, int count)
    {
        var shares = new float[count * size];
        for (var window = 0; window < count; window++)
        {
            var (from, to) = Range(window, size, count);
            shares.AsSpan((window * size) + from, to - from).Fill(1f / (to - from));
        }

        return shares;
    }

    /// <summary>The places of each window's cells, <c>[windows, longest window]</c>.</summary>
    public static long[] Places(int size, int count)
    {
        var longest = Enumerable.Range(0, count).Max(window => Range(window, size, count) is var (from, to) ? to - from : 0);
        return
        [
            .. from window in Enumerable.Range(0, count)
               let range = Range(window, size, count)
               from i in Enumerable.Range(0, longest)
               select (long)Math.Min(range.From + i, range.To - 1),
        ];
    }

    /// <summary>A matrix of that many rows with rows and columns exchanged.</summary>
    public static float[] Transposed(float[] matrix, int rows)
    {
        var columns = matrix.Length / rows;
        return [.. Enumerable.Range(0, matrix.Length).Select(i => matrix[(i % rows * columns) + (i / rows)])];
    }

    // From floor(y·H / h) to below ceil((y + 1)·H / h).
    private static (int From, int To) Range(long window, long size, long count) => ((int)(window * size / count), (int)((((window + 1) * size) + count - 1) / count));

    private static bool AddEven(OnnxGraph graph, LayerInfo layer, string global, string pool)
    {
        long rows = layer.InputShape[1] / layer.OutputShape[1], columns = layer.InputShape[2] / layer.OutputShape[2];
        if (layer.OutputShape[1] == 1 && layer.OutputShape[2] == 1)
        {
            graph.Then(global, layer, "", []);
            return true;
        }

        if (rows * layer.OutputShape[1] != layer.InputShape[1] || columns * layer.OutputShape[2] != layer.InputShape[2])
        {
            return false;
        }

        graph.Then(pool, layer, "", [], ("kernel_shape", new[] { rows, columns }), ("strides", new[] { rows, columns }));
        return true;
    }
}
