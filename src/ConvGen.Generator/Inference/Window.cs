namespace ConvGen.Generator.Inference;

/// <summary>The window that a convolution or a pool moves over its padded input.</summary>
/// <param name="KernelHeight">Rows of cells in the window.</param>
/// <param name="KernelWidth">Columns of cells in the window.</param>
/// <param name="StrideHeight">Rows from one window to the next.</param>
/// <param name="StrideWidth">Columns from one window to the next.</param>
/// <param name="DilationHeight">Rows from one cell of the window to the next.</param>
/// <param name="DilationWidth">Columns from one cell of the window to the next.</param>
/// <param name="Top">Rows of padding above.</param>
/// <param name="Bottom">Rows of padding below.</param>
/// <param name="Left">Columns of padding on the left.</param>
/// <param name="Right">Columns of padding on the right.</param>
internal sealed record Window(
    int KernelHeight, int KernelWidth, int StrideHeight, int StrideWidth, int DilationHeight, int DilationWidth, int Top, int Bottom, int Left, int Right)
{
    /// <summary>Cells in the window.</summary>
    public int Cells => KernelHeight * KernelWidth;

    /// <summary>The window as layers state it: rows before columns, the padding top, left, bottom, right.</summary>
    public IEnumerable<LayerOption> Options =>
    [
        new("kernel", KernelHeight, KernelWidth), new("stride", StrideHeight, StrideWidth), new("dilation", DilationHeight, DilationWidth),
        new("padding", Top, Left, Bottom, Right),
    ];

    /// <summary>Why a pool with this window gives what it reads; null if it does something.</summary>
    public string? IdleOn(Shape input, Shape output) =>
        input != output ? null
        : input is { Height: 1, Width: 1 } ? $"an image of {input} has nothing to pool"
        : Cells == 1 && !IsPadded ? "its windows are single cells" : null;

    public bool IsPadded => (Top | Bottom | Left | Right) != 0;
}
