using System.Collections.Immutable;

namespace ConvGen.Pictures.Layers;

/// <summary>How a layer's windows lie along rows or columns.</summary>
/// <param name="Size">Cells of the image.</param>
/// <param name="Outputs">How many windows.</param>
/// <param name="Before">Cells of padding before the image.</param>
/// <param name="After">Cells of padding behind it.</param>
/// <param name="Window">The cells of each window, counted from the image's first.</param>
internal sealed record WindowAxis(int Size, int Outputs, int Before, int After, ImmutableArray<ImmutableArray<int>> Window)
{
    /// <summary>Cells that windows reach behind the padding, where sizes are rounded up.</summary>
    public int Beyond => Math.Max(0, Window.Max(cells => cells[^1]) - (Size + After) + 1);

    /// <summary>Everything there is to draw.</summary>
    public int Extent => Before + Size + After + Beyond;

    /// <summary>The rows (0) or the columns (1) of a convolution or a pool.</summary>
    public static WindowAxis Of(LayerInfo layer, int axis)
    {
        int size = layer.InputShape[1 + axis], outputs = layer.OutputShape[1 + axis];
        if (!layer.Options.ContainsKey("kernel"))
        {
            // An adaptive pool: windows that share the image out.
            return new(size, outputs, 0, 0, [.. Enumerable.Range(0, outputs).Select(o => Cells(o * size / outputs, ((o + 1) * size + outputs - 1) / outputs - o * size / outputs, 1))]);
        }

        int kernel = At("kernel"), stride = At("stride"), dilation = layer.Options.ContainsKey("dilation") ? At("dilation") : 1;
        int before = (int)layer.Options["padding"][axis], after = (int)layer.Options["padding"][axis + 2];
        return new(size, outputs, before, after, [.. Enumerable.Range(0, outputs).Select(o => Cells((o * stride) - before, kernel, dilation))]);

        int At(string option) => (int)layer.Options[option][axis];
    }

    private static ImmutableArray<int> Cells(int first, int count, int step) => [.. Enumerable.Range(0, count).Select(i => first + (i * step))];
}
