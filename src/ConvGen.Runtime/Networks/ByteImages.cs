using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Predictions for images whose pixels are bytes, without making floats of the whole batch.</summary>
public static class ByteImages
{
    /// <summary>Computes the outputs of <paramref name="images"/>: the bits that converting all of them first would give.</summary>
    /// <param name="network">The network.</param>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major.</param>
    /// <param name="outputs"><c>[N, OutputLength]</c>, overwritten.</param>
    /// <param name="normalize">How bytes become floats; each is divided by 255 if null.</param>
    /// <param name="threads">How many threads share the work, the calling one among them.</param>
    /// <typeparam name="T">The network's class.</typeparam>
    /// <exception cref="ArgumentException">A length does not fit, the spans overlap, or the numbers of <paramref name="normalize"/> do not fit the channels; nothing was written.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="threads"/> is not positive.</exception>
    public static void Predict<T>(this T network, ReadOnlySpan<byte> images, Span<float> outputs, Normalize? normalize = null, int threads = 1)
        where T : class, INetwork<T>
    {
        ArgumentNullException.ThrowIfNull(network);
        NetworkRunner.Predict(network, images, outputs, normalize, threads);
    }
}
