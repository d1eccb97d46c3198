namespace ConvGen;

/// <summary>What training makes small: an immutable value; see <see cref="ILoss{TTarget}"/>.</summary>
public interface ILoss;

/// <summary>A loss over targets of one type: a sum over images of something that depends on one image, times a scale known before.</summary>
/// <remarks>That form lets a block of images go forward and backward while it is in the cache. Implementations are called on several threads at once.</remarks>
/// <typeparam name="TTarget"><see cref="int"/> for labels, <see cref="float"/> for values.</typeparam>
public interface ILoss<TTarget> : ILoss
    where TTarget : unmanaged
{
    /// <summary>Checks all targets of a batch and gives the factor of the sum over its images: 1 / images for a mean.</summary>
    /// <param name="targets">Those of all images, the same number for each.</param>
    /// <param name="images">Images in the batch, at least one.</param>
    /// <param name="outputs">Outputs of the network for an image.</param>
    /// <exception cref="ArgumentException">A target is not allowed, or their number does not fit.</exception>
    float Scale(ReadOnlySpan<TTarget> targets, int images, int outputs);

    /// <summary>Computes one image's term of the sum, without the scale, and the gradient of that term times the scale.</summary>
    /// <param name="output">The network's outputs for the image.</param>
    /// <param name="target">The image's targets.</param>
    /// <param name="scale">What <see cref="Scale"/> gave for the batch.</param>
    /// <param name="gradient">As long as <paramref name="output"/>, overwritten.</param>
    float Image(ReadOnlySpan<float> output, ReadOnlySpan<TTarget> target, float scale, Span<float> gradient);
}
