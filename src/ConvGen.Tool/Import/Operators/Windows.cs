namespace ConvGen.Tool.Import.Operators;

/// <summary>Reads the window of a convolution or a pool, its padding resolved.</summary>
internal static class Windows
{
    /// <summary>The window that a node moves over an image.</summary>
    /// <param name="node">The node.</param>
    /// <param name="kernel">Its rows and columns.</param>
    /// <param name="image">What it moves over.</param>
    public static Window Read(NodeReader node, (int Height, int Width) kernel, Value image)
    {
        var (stride, dilation) = (node.Pair("strides", 1), node.Pair("dilations", 1));
        var rows = Sides(0, kernel.Height, stride.Height, dilation.Height, image.Shape[1]);
        var columns = Sides(1, kernel.Width, stride.Width, dilation.Width, image.Shape[2]);
        return new(kernel.Height, kernel.Width, stride.Height, stride.Width, dilation.Height, dilation.Width, rows.Before, columns.Before, rows.After, columns.After);

        (int Before, int After) Sides(int axis, long own, long step, long apart, long size)
        {
            var rule = node.Attribute("auto_pad", "NOTSET");
            var reach = (apart * (own - 1)) + 1;
            if (reach > int.MaxValue)
            {
                throw node.Refuse($"has a window that reaches over {reach}; expected at most {int.MaxValue}");
            }

            // As many windows as strides fit the image, and the padding that they need; where that is odd, one more behind or before.
            var total = Math.Max(0, ((((size + step - 1) / step) - 1) * step) + reach - size);
            return rule switch
            {
                "NOTSET" => Written(axis),
                "VALID" => (0, 0),
                "SAME_UPPER" => ((int)(total / 2), (int)(total - (total / 2))),
                "SAME_LOWER" => ((int)(total - (total / 2)), (int)(total / 2)),
                _ => throw node.Refuse($"has auto_pad '{rule}'; expected NOTSET, VALID, SAME_UPPER or SAME_LOWER"),
            };
        }

        (int Before, int After) Written(int axis)
        {
            var pads = node.Attribute("pads", new long[] { 0, 0, 0, 0 });
            return pads is [>= 0 and <= int.MaxValue, >= 0 and <= int.MaxValue, >= 0 and <= int.MaxValue, >= 0 and <= int.MaxValue]
                ? ((int)pads[axis], (int)pads[2 + axis])
                : throw node.Refuse($"has pads [{string.Join(", ", pads)}]; expected four numbers, each at least 0");
        }
    }

    /// <summary>The image with a window's layer behind it.</summary>
    public static Value Move(NodeReader node, Value image, Step step, Window window, int channels, bool ceil = false)
    {
        var (rows, columns) = window.Output(image.Shape[1], image.Shape[2], ceil);
        return rows is >= 1 and <= int.MaxValue && columns is >= 1 and <= int.MaxValue && rows * columns <= int.MaxValue / channels
            ? image.Then(step, channels, (int)rows, (int)columns)
            : throw node.Refuse($"has a window of {window.KernelHeight}×{window.KernelWidth} over {string.Join('×', image.Shape)}, which gives {channels}×{rows}×{columns}");
    }
}
