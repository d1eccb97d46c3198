namespace ConvGen.Generator.Inference;

/// <summary>What stands in a convolution's padding.</summary>
internal enum PaddingMode
{
    Zeros,

    /// <summary>The image mirrored at its edge cells, which are not repeated.</summary>
    Reflect,

    /// <summary>The nearest edge cell.</summary>
    Replicate,

    /// <summary>The image again from its other side.</summary>
    Circular,
}
