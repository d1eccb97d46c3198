namespace ConvGen;

/// <summary>The mean of each window, channel by channel; PyTorch's <c>nn.AvgPool2d</c>.</summary>
/// <remarks>
/// <c>[C, H, W]</c> becomes <c>[C, H', W']</c>, where H' = floor((H + top + bottom − kernelHeight) / strideHeight) + 1 and W' likewise; padding is zero.
/// The stride is the kernel's size where none is given.
/// </remarks>
/// <param name="kernelHeight">Rows of the window.</param>
/// <param name="kernelWidth">Columns of the window.</param>
public sealed class AvgPool2dAttribute(int kernelHeight, int kernelWidth)
    : WindowAttribute(kernelHeight, kernelWidth, defaultStride: (kernelHeight, kernelWidth))
{
    /// <summary>Pooling with a square window.</summary>
    /// <param name="kernel">Rows and columns of the window.</param>
    public AvgPool2dAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>Whether H' and W' are rounded up, so that a last window may reach beyond the padded image; one that would begin beyond image and leading padding is left out.</summary>
    /// <remarks>Cells beyond the padded image never count in the mean's divisor.</remarks>
    public bool CeilMode { get; set; }

    /// <summary>Whether cells of the padding count in the mean's divisor.</summary>
    public bool CountIncludePad { get; set; } = true;
}
