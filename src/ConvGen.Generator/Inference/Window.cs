namespace ConvGen.Generator.Inference;

/// <summary>The window that a convolution or a pool moves over its padded input.</summary>
/// <param name="KernelHeight">Rows of the window.</param>
/// <param name="KernelWidth">Columns of the window.</param>
/// <param name="StrideHeight">Rows from one window to the next.</param>
/// <param name="StrideWidth">Columns from one window to the next.</param>
/// <param name="Top">Rows of padding above.</param>
/// <param name="Bottom">Rows of padding below.</param>
/// <param name="Left">Columns of padding on the left.</param>
/// <param name="Right">Columns of padding on the right.</param>
internal sealed record Window(
    int KernelHeight, int KernelWidth, int StrideHeight, int StrideWidth, int Top, int Bottom, int Left, int Right)
{
    /// <summary>Cells in the window.</summary>
    public int Cells => KernelHeight * KernelWidth;

    public bool IsPadded => (Top | Bottom | Left | Right) != 0;
}
