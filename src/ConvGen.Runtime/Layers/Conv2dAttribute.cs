namespace ConvGen;

/// <summary>Cross-correlation with learned kernels; PyTorch's <c>nn.Conv2d</c>.</summary>
/// <remarks>
/// <c>[C, H, W]</c> becomes <c>[OutChannels, H', W']</c>, where H' = floor((H + top + bottom − kernelHeight) / strideHeight) + 1 and W' likewise; padding is zero.
/// Parameters: weight <c>[OutChannels, C, kernelHeight, kernelWidth]</c>, bias <c>[OutChannels]</c>.
/// </remarks>
/// <param name="outChannels">Channels of the output: how many kernels there are.</param>
/// <param name="kernelHeight">Rows of a kernel.</param>
/// <param name="kernelWidth">Columns of a kernel.</param>
public sealed class Conv2dAttribute(int outChannels, int kernelHeight, int kernelWidth)
    : WindowAttribute(kernelHeight, kernelWidth, defaultStride: (1, 1))
{
    /// <summary>A convolution with square kernels.</summary>
    /// <param name="outChannels">Channels of the output: how many kernels there are.</param>
    /// <param name="kernel">Rows and columns of a kernel.</param>
    public Conv2dAttribute(int outChannels, int kernel)
        : this(outChannels, kernel, kernel)
    {
    }

    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Whether a learned number is added to each output channel.</summary>
    public bool Bias { get; set; } = true;
}
