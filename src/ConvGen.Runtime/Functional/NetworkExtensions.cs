using System.Buffers;
using System.Runtime.CompilerServices;

namespace ConvGen;

/// <summary>What one wants of a network that classifies, beside its logits.</summary>
public static class NetworkExtensions
{
    /// <summary>Computes each image's class: the index of its largest output, the first of equals; NaN counts as the largest.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="labels"><c>[N]</c>, overwritten.</param>
    /// <param name="threads">How many threads share the work, the calling one among them.</param>
    /// <exception cref="ArgumentException">A length does not fit; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static void Classify(this INetwork network, ReadOnlySpan<float> images, Span<int> labels, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var count = Images(network, images);
        Length(network, labels.Length, count, 1, nameof(labels));
        var length = checked(count * network.OutputLength);
        var outputs = ArrayPool<float>.Shared.Rent(length);
        try
        {
            network.Predict(images, outputs.AsSpan(0, length), threads);
            Functional.ArgMax(outputs.AsSpan(0, length), network.OutputLength, labels);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(outputs);
        }
    }

    /// <summary>Computes the softmax of each image's outputs.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="probabilities"><c>[N, OutputLength]</c>, overwritten.</param>
    /// <param name="threads">How many threads share the work, the calling one among them.</param>
    /// <exception cref="ArgumentException">A length does not fit, or the spans overlap; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static void PredictProbabilities(this INetwork network, ReadOnlySpan<float> images, Span<float> probabilities, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var count = Images(network, images);
        Length(network, probabilities.Length, count, network.OutputLength, nameof(probabilities));
        Arguments.NoOverlap(probabilities, images);
        network.Predict(images, probabilities, threads);
        Functional.Softmax(probabilities, network.OutputLength, probabilities);
    }

    internal static int Images(INetwork network, ReadOnlySpan<float> images, [CallerArgumentExpression(nameof(images))] string name = "") => images.Length % network.InputLength == 0
        ? images.Length / network.InputLength
        : throw new ArgumentException(
            $"{name} has {images.Length:N0} floats, which is no whole number of images of {network.InputLength:N0} for {network.GetType().Name}.", name);

    private static void Length(INetwork network, int length, int images, int each, string name)
    {
        if (length != (long)images * each)
        {
            throw new ArgumentException(
                $"{name} has {length:N0} elements; {images:N0} images of {network.GetType().Name} need {(long)images * each:N0}, {each:N0} each.", name);
        }
    }
}
