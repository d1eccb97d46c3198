namespace ConvGen;

/// <summary>The largest value in each window, channel by channel; PyTorch's <c>nn.MaxPool2d</c>.</summary>
/// <remarks>
/// <c>[C, H, W]</c> becomes <c>[C, H', W']</c>, where H' = floor((H + top + bottom − dilationHeight · (kernelHeight − 1) − 1) / strideHeight) + 1 and W' likewise; padding is minus infinity.
/// The stride is the kernel's size where none is given.
/// </remarks>
/// <param name="kernelHeight">Rows of the window.</param>
/// <param name="kernelWidth">Columns of the window.</param>
public sealed class MaxPool2dAttribute(int kernelHeight, int kernelWidth)
    : DilatedWindowAttribute(kernelHeight, kernelWidth, defaultStride: (kernelHeight, kernelWidth))
{
    /// <summary>Pooling with a square window.</summary>
    /// <param name="kernel">Rows and columns of the window.</param>
    public MaxPool2dAttribute(int kernel)
        : this(kernel, kernel)
    {
    }

    /// <summary>Whether H' and W' are rounded up, so that a last window may reach beyond the padded image; one that would begin beyond image and leading padding is left out.</summary>
    public bool CeilMode { get; set; }
}
