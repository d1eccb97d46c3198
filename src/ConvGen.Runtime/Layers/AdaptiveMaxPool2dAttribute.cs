namespace ConvGen;

/// <summary>The largest value of windows that share the image out among a given number of outputs, channel by channel; PyTorch's <c>nn.AdaptiveMaxPool2d</c>.</summary>
/// <remarks>
/// <c>[C, H, W]</c> becomes <c>[C, h, w]</c>. The window of output row y is the input's rows from floor(y · H / h) to below ceil((y + 1) · H / h); columns likewise.
/// </remarks>
/// <param name="h">Rows of the output.</param>
/// <param name="w">Columns of the output.</param>
public sealed class AdaptiveMaxPool2dAttribute(int h, int w) : LayerAttribute
{
    /// <summary>Pooling to a square.</summary>
    /// <param name="size">Rows and columns of the output.</param>
    public AdaptiveMaxPool2dAttribute(int size)
        : this(size, size)
    {
    }

    /// <summary>Rows of the output.</summary>
    public int OutputHeight { get; } = h;

    /// <summary>Columns of the output.</summary>
    public int OutputWidth { get; } = w;
}
