namespace ConvGen;

/// <summary>A layer that slides a window over the rows and columns of its input.</summary>
/// <remarks>
/// Rows of the output: floor((H + PaddingTop + PaddingBottom − KernelHeight) / StrideHeight) + 1; columns likewise.
/// The specific name overrides the general one: <c>StrideHeight</c> before <c>Stride</c>.
/// </remarks>
public abstract class WindowAttribute : PaddedAttribute
{
    private readonly (int Height, int Width) _defaultStride;
    private int? _stride, _strideHeight, _strideWidth;

    private protected WindowAttribute(int kernelHeight, int kernelWidth, (int Height, int Width) defaultStride)
    {
        KernelHeight = kernelHeight;
        KernelWidth = kernelWidth;
        _defaultStride = defaultStride;
    }

    /// <summary>Rows of the window.</summary>
    public int KernelHeight { get; }

    /// <summary>Columns of the window.</summary>
    public int KernelWidth { get; }

    /// <summary>Rows and columns from one window to the next; reads as <see cref="StrideHeight"/>.</summary>
    public int Stride { get => StrideHeight; set => _stride = value; }

    /// <summary>Rows from one window to the next.</summary>
    public int StrideHeight { get => _strideHeight ?? _stride ?? _defaultStride.Height; set => _strideHeight = value; }

    /// <summary>Columns from one window to the next.</summary>
    public int StrideWidth { get => _strideWidth ?? _stride ?? _defaultStride.Width; set => _strideWidth = value; }
}
