using System.Globalization;

namespace ConvGen;

/// <summary>A network with a file's weights gives other outputs than those in the file; nothing was loaded.</summary>
public sealed class SelfTestException : FormatException
{
    internal SelfTestException(string file, int image, int output, float expected, float actual)
        : base(string.Create(CultureInfo.InvariantCulture, $"{file}: the self-test fails: output {output} of image {image} is {actual}; expected {expected}")) =>
        (Image, Output, Expected, Actual) = (image, output, expected, actual);

    /// <summary>The image of the self-test, from 0.</summary>
    public int Image { get; }

    /// <summary>The first output that differs, from 0.</summary>
    public int Output { get; }

    /// <summary>What the file says.</summary>
    public float Expected { get; }

    /// <summary>What the network gives.</summary>
    public float Actual { get; }
}
