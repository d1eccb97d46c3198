namespace ConvGen;

/// <summary>A layer whose window may have gaps between its cells.</summary>
/// <remarks>
/// A window of k cells reaches over dilation · (k − 1) + 1 rows or columns; that takes the kernel's place in the output's size.
/// The specific name overrides the general one: <c>DilationHeight</c> before <c>Dilation</c>.
/// </remarks>
public abstract class DilatedWindowAttribute : WindowAttribute
{
    private int? _dilation, _dilationHeight, _dilationWidth;

    private protected DilatedWindowAttribute(int kernelHeight, int kernelWidth, (int Height, int Width) defaultStride)
        : base(kernelHeight, kernelWidth, defaultStride)
    {
    }

    /// <summary>Rows and columns from one cell of the window to the next; reads as <see cref="DilationHeight"/>.</summary>
    public int Dilation { get => DilationHeight; set => _dilation = value; }

    /// <summary>Rows from one cell of the window to the next.</summary>
    public int DilationHeight { get => _dilationHeight ?? _dilation ?? 1; set => _dilationHeight = value; }

    /// <summary>Columns from one cell of the window to the next.</summary>
    public int DilationWidth { get => _dilationWidth ?? _dilation ?? 1; set => _dilationWidth = value; }
}
