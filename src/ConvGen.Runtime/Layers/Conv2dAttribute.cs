namespace ConvGen;

/// <summary>Cross-correlation with learned kernels, or with constant ones; PyTorch's <c>nn.Conv2d</c>.</summary>
/// <remarks>
/// <c>[C, H, W]</c> becomes <c>[OutChannels, H', W']</c>, where H' = floor((H + top + bottom − dilationHeight · (kernelHeight − 1) − 1) / strideHeight) + 1 and W' likewise.
/// Parameters: weight <c>[OutChannels, C / Groups, kernelHeight, kernelWidth]</c>, bias <c>[OutChannels]</c>.
/// </remarks>
/// <param name="outChannels">Channels of the output: how many kernels there are.</param>
/// <param name="kernelHeight">Rows of a kernel.</param>
/// <param name="kernelWidth">Columns of a kernel.</param>
public sealed class Conv2dAttribute(int outChannels, int kernelHeight, int kernelWidth)
    : DilatedWindowAttribute(kernelHeight, kernelWidth, defaultStride: (1, 1))
{
    private bool? _bias;

    /// <summary>A convolution with square kernels.</summary>
    /// <param name="outChannels">Channels of the output: how many kernels there are.</param>
    /// <param name="kernel">Rows and columns of a kernel.</param>
    public Conv2dAttribute(int outChannels, int kernel)
        : this(outChannels, kernel, kernel)
    {
    }

    /// <summary>Channels of the output.</summary>
    public int OutChannels { get; } = outChannels;

    /// <summary>Into how many groups channels are cut: each group of outputs reads its group of inputs alone. Divides the channels of input and output.</summary>
    public int Groups { get; set; } = 1;

    /// <summary>What stands in the padding.</summary>
    public PaddingMode PaddingMode { get; set; }

    /// <summary>Padding chosen so that the image keeps its size, in place of written padding and for a stride of 1.</summary>
    public AutoPad AutoPad { get; set; }

    /// <summary>Constant kernels, such as Sobel's, in the order of <c>[OutChannels, C / Groups, kernelHeight, kernelWidth]</c>; finite numbers. Null if they are learned.</summary>
    /// <remarks>They become part of the code and are no parameter: a zero costs nothing, and ±1 no multiplication.</remarks>
    public float[]? Weights { get; set; }

    /// <summary>Whether a learned number is added to each output channel: yes unless there are <see cref="Weights"/>.</summary>
    public bool Bias { get => _bias ?? Weights is null; set => _bias = value; }
}
