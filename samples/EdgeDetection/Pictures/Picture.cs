using Samples.Data;

namespace Samples.EdgeDetection.Pictures;

/// <summary>Something to be drawn.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Pixels"><c>[Rows, Columns]</c>, row-major: 0 is black, ±1 the brightest.</param>
/// <param name="IsSigned">Whether there may be pixels below 0.</param>
internal sealed record Picture(string Title, float[] Pixels, bool IsSigned = false)
{
    public const int Columns = FashionMnist.Columns;

    /// <summary>Lines of text that it takes: a character is about twice as high as wide, so it stands for two pixels, one above the other.</summary>
    public const int Lines = FashionMnist.Rows / 2;

    /// <summary>The two pixels of a character.</summary>
    public (float Upper, float Lower) this[int line, int column] => (Pixels[2 * line * Columns + column], Pixels[(2 * line + 1) * Columns + column]);
}
