namespace ConvGen.Tool.Import.Operators;

/// <summary>MaxPool and AveragePool.</summary>
internal static class Pools
{
    public static Value MaxPool(NodeReader node)
    {
        var image = node.Image();
        var window = Read(node, image);
        if (node.Integer("storage_order", 0) != 0)
        {
            throw node.Refuse("counts places by columns (storage_order 1); expected 0");
        }

        // Padding by minus infinity is a maximum's own.
        if (!window.IsPadded && image.Step is PadStep { Mode: PaddingMode.Zeros, Value: float.NegativeInfinity or float.MinValue } pad)
        {
            window = window with { Top = pad.Window.Top, Left = pad.Window.Left, Bottom = pad.Window.Bottom, Right = pad.Window.Right };
            image = image.Before!;
        }

        var ceil = node.Integer("ceil_mode", 0) != 0;
        return Move(node, image, new PoolStep(node.Node, "MaxPool2d", Sized(node, window), Rounds(window, image, ceil)));
    }

    public static Value AveragePool(NodeReader node)
    {
        var image = node.Image();
        var window = Read(node, image);
        if (window.DilationHeight != 1 || window.DilationWidth != 1)
        {
            throw node.Refuse($"has dilations [{window.DilationHeight}, {window.DilationWidth}]; expected 1, since AvgPool2d has none");
        }

        var isPadCounted = !window.IsPadded || node.Integer("count_include_pad", 0) != 0;
        var ceil = Rounds(window, image, node.Integer("ceil_mode", 0) != 0);
        return Move(node, image, new PoolStep(node.Node, "AvgPool2d", Sized(node, window), ceil, isPadCounted));
    }

    /// <summary>A mean over whole windows of an image padded to fit, times kernel / cells: what the runtime writes for a mean whose windows are rounded up.</summary>
    /// <returns>Null if it is none.</returns>
    public static Value? Rounded(Value value, ReadOnlySpan<float> shares)
    {
        if (value is not { Step: PoolStep { Kind: "AvgPool2d", Ceil: false } pool, Before: { Step: PadStep { Layer: not null, Window: { Top: 0, Left: 0 } }, Before: { } image } }
            || shares.Length != value.Shape[1] * value.Shape[2]
            || pool.Window.Output(image.Shape[1], image.Shape[2], ceil: true) != (value.Shape[1], value.Shape[2]))
        {
            return null;
        }

        var window = pool.Window;
        var rows = new Onnx.PoolWindow(image.Shape[1], window.Top, window.Bottom, window.KernelHeight, window.StrideHeight, 1, value.Shape[1]);
        var columns = new Onnx.PoolWindow(image.Shape[2], window.Left, window.Right, window.KernelWidth, window.StrideWidth, 1, value.Shape[2]);
        foreach (var isPadCounted in new[] { true, false })
        {
            if (Numbers.AreClose(shares, Onnx.PoolWindow.Shares(rows, columns, isPadCounted)))
            {
                return image.Then(pool with { Ceil = true, CountIncludePad = isPadCounted }, value.Shape);
            }
        }

        return null;
    }

    // Said only where it makes a window more.
    private static bool Rounds(Window window, Value image, bool ceil) =>
        ceil && window.Output(image.Shape[1], image.Shape[2], ceil: true) != window.Output(image.Shape[1], image.Shape[2], ceil: false);

    private static Window Read(NodeReader node, Value image)
    {
        _ = node.Attribute<long[]?>("kernel_shape", null) ?? throw node.Refuse("has no kernel_shape; expected two numbers");
        return Windows.Read(node, node.Pair("kernel_shape", 1), image);
    }

    private static Window Sized(NodeReader node, Window window)
    {
        Check(window.Top, window.Bottom, window.KernelHeight, window.DilationHeight);
        Check(window.Left, window.Right, window.KernelWidth, window.DilationWidth);
        return window;

        void Check(long before, long after, long kernel, long dilation)
        {
            var half = ((dilation * (kernel - 1)) + 1) / 2;
            if (Math.Max(before, after) > half)
            {
                throw node.Refuse($"pads by {Math.Max(before, after)} with a window that reaches over {(dilation * (kernel - 1)) + 1}; expected at most {half}, half of it");
            }
        }
    }

    private static Value Move(NodeReader node, Value image, PoolStep step) => Windows.Move(node, image, step, step.Window, image.Shape[0], step.Ceil);
}
