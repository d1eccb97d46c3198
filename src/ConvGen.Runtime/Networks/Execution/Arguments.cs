using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Refuses arguments that do not fit a network, before anything is written.</summary>
internal static class Arguments
{
    /// <summary>How many images there are.</summary>
    /// <exception cref="ArgumentException">It is no whole number.</exception>
    public static int Images<T, TPixel>(ReadOnlySpan<TPixel> images, [CallerArgumentExpression(nameof(images))] string name = "")
        where T : class, INetwork<T> =>
        images.Length % T.InputLength == 0
            ? images.Length / T.InputLength
            : throw new ArgumentException(
                $"{name} has {images.Length:N0} {(typeof(TPixel) == typeof(byte) ? "bytes" : "floats")}, which is no whole number of images of {T.InputLength:N0} for {typeof(T).Name}.",
                name);

    /// <summary>Whether every channel that is normalised by the batch has more than one value.</summary>
    /// <exception cref="ArgumentException">One has a single one, which has no variance.</exception>
    public static void Norms<T>(int images)
        where T : class, INetwork<T>
    {
        if (images != 1)
        {
            return;
        }

        foreach (var norm in T.Layout.Norms)
        {
            if (norm.Positions == 1)
            {
                throw new ArgumentException(
                    $"{norm.Name} of {typeof(T).Name}: Expected more than 1 value per channel when training, got input size [1, {norm.Channels}, 1, 1].", nameof(images));
            }
        }
    }

    /// <summary>Whether a rule for bytes fits the channels of a network's images.</summary>
    /// <exception cref="ArgumentException">It has another number of means or deviations.</exception>
    public static void Normalize<T>(Normalize? normalize)
        where T : class, INetwork<T> => normalize?.Validate(T.Layout.InputChannels, typeof(T).Name);

    /// <summary>Whether there is room for so many floats per image.</summary>
    /// <exception cref="ArgumentException">The length is another.</exception>
    public static void Length<T>(ReadOnlySpan<float> values, int images, int length, [CallerArgumentExpression(nameof(values))] string name = "")
        where T : class, INetwork<T>
    {
        if (values.Length != (long)images * length)
        {
            throw new ArgumentException(
                $"{name} has {values.Length:N0} floats; {Count(images, "image")} of {typeof(T).Name} need {(long)images * length:N0}, {length:N0} each.", name);
        }
    }

    /// <summary>Whether the gradients of a backward pass have their lengths and places of their own.</summary>
    /// <exception cref="ArgumentException">A length does not fit, or two overlap.</exception>
    public static void Gradients<T>(
        NetworkState state, int images, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient)
        where T : class, INetwork<T>
    {
        Length<T>(outputGradient, images, T.OutputLength);
        if (parameterGradient.Length != state.Values.Length)
        {
            throw new ArgumentException(
                $"parameterGradient has {parameterGradient.Length:N0} floats; {typeof(T).Name} has {state.Values.Length:N0} parameters.",
                nameof(parameterGradient));
        }

        if (!inputGradient.IsEmpty)
        {
            Length<T>(inputGradient, images, T.InputLength);
        }

        NoOverlap(parameterGradient, outputGradient);
        NoOverlap(parameterGradient, state.Values, "the network's parameters");
        NoOverlap(parameterGradient, state.Buffers, "the network's running statistics");
        NoOverlap(inputGradient, outputGradient);
        NoOverlap(inputGradient, parameterGradient);
        NoOverlap(inputGradient, state.Values, "the network's parameters");
        NoOverlap(inputGradient, state.Buffers, "the network's running statistics");
    }

    /// <summary>Whether what is written is apart from what is read.</summary>
    /// <exception cref="ArgumentException">They share memory.</exception>
    public static void NoOverlap(
        ReadOnlySpan<float> written, ReadOnlySpan<float> read, [CallerArgumentExpression(nameof(read))] string readName = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        if (written.Overlaps(read, out var offset))
        {
            throw new ArgumentException(
                $"{writtenName} ({written.Length:N0} floats) shares memory with {readName} ({read.Length:N0} floats, {offset:N0} floats further); they must be apart.",
                writtenName);
        }
    }

    /// <inheritdoc cref="NoOverlap(ReadOnlySpan{float}, ReadOnlySpan{float}, string, string)"/>
    public static void NoOverlap(
        ReadOnlySpan<float> written, ReadOnlySpan<byte> read, [CallerArgumentExpression(nameof(read))] string readName = "",
        [CallerArgumentExpression(nameof(written))] string writtenName = "")
    {
        if (MemoryMarshal.AsBytes(written).Overlaps(read, out var offset))
        {
            throw new ArgumentException(
                $"{writtenName} ({written.Length:N0} floats) shares memory with {readName} ({read.Length:N0} bytes, {offset:N0} bytes further); they must be apart.",
                writtenName);
        }
    }

    /// <summary>Whether a batch has images, and the same number of targets for each.</summary>
    /// <exception cref="ArgumentException">It has none, or they cannot be shared out.</exception>
    public static void Targets(int targets, int images)
    {
        if (images == 0)
        {
            throw new ArgumentException("A step needs at least one image; there are 0.", nameof(images));
        }

        if (targets % images != 0)
        {
            throw new ArgumentException($"There are {targets:N0} targets for {images:N0} images; each image has the same number of them.", nameof(targets));
        }
    }

    /// <summary>Whether a data set has images, of the network's size.</summary>
    /// <exception cref="ArgumentException">It has none, or they are of another.</exception>
    public static void Dataset<T>(ImageDataset data)
        where T : class, INetwork<T>
    {
        if (data.Count == 0)
        {
            throw new ArgumentException("The data set has 0 images; at least one is needed.", nameof(data));
        }

        if (data.ImageLength != T.InputLength)
        {
            throw new ArgumentException(
                $"The data set's images have {data.ImageLength:N0} numbers; {typeof(T).Name} takes images of {T.InputLength:N0}.", nameof(data));
        }
    }

    private static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number:N0} {noun}s";
}
