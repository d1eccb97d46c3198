namespace ConvGen;

/// <summary>A layer that slides a window over the rows and columns of its input.</summary>
/// <remarks>
/// Rows of the output: floor((H + PaddingTop + PaddingBottom − KernelHeight) / StrideHeight) + 1; columns likewise.
/// The specific name overrides the general one: <c>PaddingTop</c> before <c>PaddingHeight</c> before <c>Padding</c>.
/// </remarks>
public abstract class WindowAttribute : LayerAttribute
{
    private readonly (int Height, int Width) _defaultStride;
    private int? _stride, _strideHeight, _strideWidth;
    private int? _padding, _paddingHeight, _paddingWidth;
    private int? _paddingTop, _paddingBottom, _paddingLeft, _paddingRight;

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

    /// <summary>Rows and columns added on each of the four sides; reads as <see cref="PaddingHeight"/>.</summary>
    public int Padding { get => PaddingHeight; set => _padding = value; }

    /// <summary>Rows added above and below.</summary>
    public int PaddingHeight { get => _paddingHeight ?? _padding ?? 0; set => _paddingHeight = value; }

    /// <summary>Columns added left and right.</summary>
    public int PaddingWidth { get => _paddingWidth ?? _padding ?? 0; set => _paddingWidth = value; }

    /// <summary>Rows added above.</summary>
    public int PaddingTop { get => _paddingTop ?? PaddingHeight; set => _paddingTop = value; }

    /// <summary>Rows added below.</summary>
    public int PaddingBottom { get => _paddingBottom ?? PaddingHeight; set => _paddingBottom = value; }

    /// <summary>Columns added on the left.</summary>
    public int PaddingLeft { get => _paddingLeft ?? PaddingWidth; set => _paddingLeft = value; }

    /// <summary>Columns added on the right.</summary>
    public int PaddingRight { get => _paddingRight ?? PaddingWidth; set => _paddingRight = value; }
}
