namespace ConvGen.Tests.Reference;

/// <summary>A window that slides over a padded image: of a convolution or a pool.</summary>
internal readonly record struct Window(
    int KernelHeight, int KernelWidth, int StrideHeight = 1, int StrideWidth = 1, int Top = 0, int Bottom = 0, int Left = 0, int Right = 0,
    int DilationHeight = 1, int DilationWidth = 1, bool CeilMode = false)
{
    public int Cells => KernelHeight * KernelWidth;

    /// <summary>The rows from the kernel's first to its last.</summary>
    public int ReachHeight => DilationHeight * (KernelHeight - 1) + 1;

    /// <summary>The columns from the kernel's first to its last.</summary>
    public int ReachWidth => DilationWidth * (KernelWidth - 1) + 1;

    public Shape Output(Shape input, int channels) => new(
        channels,
        Count(input.Height, Top, Bottom, ReachHeight, StrideHeight),
        Count(input.Width, Left, Right, ReachWidth, StrideWidth));

    /// <summary>The window whose output is as large as its input at stride 1: d(k−1) cells in all, an odd one after the image or before it.</summary>
    public Window Same(bool upper)
    {
        (int rows, int columns) = (ReachHeight - 1, ReachWidth - 1);
        return upper
            ? this with { Top = rows / 2, Bottom = rows - rows / 2, Left = columns / 2, Right = columns - columns / 2 }
            : this with { Top = rows - rows / 2, Bottom = rows / 2, Left = columns - columns / 2, Right = columns / 2 };
    }

    /// <summary>The input's row under row <paramref name="ky"/> of the kernel at output row <paramref name="oy"/>; in the padding it is outside the input.</summary>
    public int Row(int oy, int ky) => oy * StrideHeight + ky * DilationHeight - Top;

    /// <summary>The input's column under column <paramref name="kx"/> of the kernel at output column <paramref name="ox"/>.</summary>
    public int Column(int ox, int kx) => ox * StrideWidth + kx * DilationWidth - Left;

    private int Count(int size, int before, int after, int reach, int stride)
    {
        int free = size + before + after - reach;
        if (free < 0)
            return 0;

        int count = (CeilMode ? (free + stride - 1) / stride : free / stride) + 1;
        // With CeilMode a window may hang over, but must begin inside the input or before it.
        return CeilMode && (count - 1) * stride >= size + before ? count - 1 : count;
    }
}
