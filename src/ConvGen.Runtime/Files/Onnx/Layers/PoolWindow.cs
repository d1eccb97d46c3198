namespace ConvGen.Onnx;

/// <summary>A pool's windows in one direction.</summary>
/// <param name="Size">The image's rows or columns.</param>
/// <param name="Before">Padding before them.</param>
/// <param name="After">Padding behind them.</param>
/// <param name="Kernel">The window's cells.</param>
/// <param name="Stride">From one window to the next.</param>
/// <param name="Dilation">From one cell to the next.</param>
/// <param name="Count">How many windows there are.</param>
internal readonly record struct PoolWindow(long Size, long Before, long After, long Kernel, long Stride, long Dilation, long Count)
{
    /// <summary>How far the last window reaches over the padded image: only where the number of windows was rounded up.</summary>
    public long Overhang => Math.Max(0, ((Count - 1) * Stride) + (Dilation * (Kernel - 1)) + 1 - (Before + Size + After));

    /// <summary>Cells of a window that lie in the image or, if <paramref name="padded"/>, in the padded image.</summary>
    public long Cells(long window, bool padded)
    {
        var from = (window * Stride) - Before;
        return padded ? Math.Min(from + Kernel, Size + After) - from : Math.Min(from + Kernel, Size) - Math.Max(from, 0);
    }

    /// <summary>The rows and the columns of a layer.</summary>
    public static (PoolWindow Rows, PoolWindow Columns) Of(LayerInfo layer)
    {
        return (Axis(0), Axis(1));

        PoolWindow Axis(int i) => new(
            layer.InputShape[1 + i], layer.Sizes("padding")[i], layer.Sizes("padding")[2 + i], layer.Sizes("kernel")[i], layer.Sizes("stride")[i], layer.Sizes("dilation")[i],
            layer.OutputShape[1 + i]);
    }

    /// <summary>What a mean over whole windows is multiplied by where some cells do not count: kernel / cells, <c>[1, 1, rows, columns]</c>.</summary>
    public static float[] Shares(PoolWindow rows, PoolWindow columns, bool padded)
    {
        var shares = new float[rows.Count * columns.Count];
        for (var i = 0; i < shares.Length; i++)
        {
            var cells = rows.Cells(i / columns.Count, padded) * columns.Cells(i % columns.Count, padded);
            shares[i] = (float)((double)(rows.Kernel * columns.Kernel) / cells);
        }

        return shares;
    }
}
