namespace ConvGen.Tests.Reference;

/// <summary>A window that slides over a padded image: of a convolution or a pool.</summary>
internal readonly record struct Window(
    int KernelHeight, int KernelWidth, int StrideHeight = 1, int StrideWidth = 1, int Top = 0, int Bottom = 0, int Left = 0, int Right = 0)
{
    public int Cells => KernelHeight * KernelWidth;

    public Shape Output(Shape input, int channels) => new(
        channels,
        (input.Height + Top + Bottom - KernelHeight) / StrideHeight + 1,
        (input.Width + Left + Right - KernelWidth) / StrideWidth + 1);

    /// <summary>The input's row under row <paramref name="ky"/> of the kernel at output row <paramref name="oy"/>; in the padding it is outside the input.</summary>
    public int Row(int oy, int ky) => oy * StrideHeight + ky - Top;

    /// <summary>The input's column under column <paramref name="kx"/> of the kernel at output column <paramref name="ox"/>.</summary>
    public int Column(int ox, int kx) => ox * StrideWidth + kx - Left;
}
