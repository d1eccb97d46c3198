using System.Runtime.CompilerServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Refuses arguments that do not fit a network, before anything is written.</summary>
internal static class Arguments
{
    /// <summary>How many images there are.</summary>
    /// <exception cref="ArgumentException">It is no whole number.</exception>
    public static int Images<T>(ReadOnlySpan<float> images, [CallerArgumentExpression(nameof(images))] string name = "")
        where T : class, INetwork<T> =>
        images.Length % T.InputLength == 0
            ? images.Length / T.InputLength
            : throw new ArgumentException(
                $"{name} has {images.Length:N0} floats, which is no whole number of images of {T.InputLength:N0} for {typeof(T).Name}.", name);

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
        if (parameterGradient.Length != state.Parameters.Length)
        {
            throw new ArgumentException(
                $"parameterGradient has {parameterGradient.Length:N0} floats; {typeof(T).Name} has {state.Parameters.Length:N0} parameters.",
                nameof(parameterGradient));
        }

        if (!inputGradient.IsEmpty)
        {
            Length<T>(inputGradient, images, T.InputLength);
        }

        NoOverlap(parameterGradient, outputGradient);
        NoOverlap(parameterGradient, state.Parameters, "the network's parameters");
        NoOverlap(inputGradient, outputGradient);
        NoOverlap(inputGradient, parameterGradient);
        NoOverlap(inputGradient, state.Parameters, "the network's parameters");
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
