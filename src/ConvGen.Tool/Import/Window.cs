namespace ConvGen.Tool.Import;

/// <summary>The window of a convolution or a pool, and how it is written in a declaration.</summary>
internal sealed record Window(
    int KernelHeight, int KernelWidth, int StrideHeight, int StrideWidth, int DilationHeight, int DilationWidth, int Top, int Left, int Bottom, int Right)
{
    /// <summary>The sides of a padding, and nothing else.</summary>
    public static Window OfPadding(int top, int left, int bottom, int right) => new(1, 1, 1, 1, 1, 1, top, left, bottom, right);

    public bool IsPadded => (Top | Left | Bottom | Right) != 0;

    public IEnumerable<string> Kernels => KernelHeight == KernelWidth ? [Text.Of(KernelHeight)] : [Text.Of(KernelHeight), Text.Of(KernelWidth)];

    public IEnumerable<string> Dilations => Pair("Dilation", DilationHeight, DilationWidth, 1, 1);

    public IEnumerable<string> Paddings =>
        Top == Bottom && Left == Right ? Pair("Padding", Top, Left, 0, 0)
        :
        [
            .. Text.Argument("PaddingTop", Top, 0), .. Text.Argument("PaddingBottom", Bottom, 0), .. Text.Argument("PaddingLeft", Left, 0), .. Text.Argument("PaddingRight", Right, 0),
        ];

    /// <summary>The padding as <c>ZeroPad2d</c> takes it.</summary>
    public IReadOnlyList<string> ZeroPaddings => Top == Bottom && Left == Right && Top == Left ? [Text.Of(Top)] : [.. Paddings];

    public IEnumerable<string> Strides(int defaultHeight, int defaultWidth) => Pair("Stride", StrideHeight, StrideWidth, defaultHeight, defaultWidth);

    /// <summary>How many windows fit on an image, PyTorch's way: a last one that would begin behind the image is left out.</summary>
    public (long Rows, long Columns) Output(int height, int width, bool ceil)
    {
        return (Count(height, Top, Bottom, KernelHeight, StrideHeight, DilationHeight), Count(width, Left, Right, KernelWidth, StrideWidth, DilationWidth));

        long Count(long size, long before, long after, long kernel, long stride, long dilation)
        {
            var room = size + before + after - (dilation * (kernel - 1)) - 1;
            if (room < 0)
            {
                return 0;
            }

            var count = ((room + (ceil ? stride - 1 : 0)) / stride) + 1;
            return ceil && (count - 1) * stride >= size + before ? count - 1 : count;
        }
    }

    private static IEnumerable<string> Pair(string name, int height, int width, int defaultHeight, int defaultWidth) =>
        (height, width) == (defaultHeight, defaultWidth) ? []
        : height == width ? [$"{name} = {Text.Of(height)}"]
        : [.. Text.Argument(name + "Height", height, defaultHeight), .. Text.Argument(name + "Width", width, defaultWidth)];
}
