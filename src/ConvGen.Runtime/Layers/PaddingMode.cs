namespace ConvGen;

/// <summary>What stands in a convolution's padding; PyTorch's <c>padding_mode</c>.</summary>
public enum PaddingMode
{
    /// <summary>Zeros.</summary>
    Zeros,

    /// <summary>The image mirrored at its edge cells, which are not repeated: <c>c b | a b c | b a</c>. Less than the image's size.</summary>
    Reflect,

    /// <summary>The nearest edge cell: <c>a a | a b c | c c</c>.</summary>
    Replicate,

    /// <summary>The image again from its other side: <c>b c | a b c | a b</c>. At most the image's size.</summary>
    Circular,
}
