using System.Numerics;

namespace ConvGen.Generator.Inference;

/// <summary>Windows that share an image out among a given number of outputs: output y has the rows from ⌊y·H / h⌋ to below ⌈(y + 1)·H / h⌉.</summary>
internal static class AdaptivePool
{
    /// <summary>The output's shape, as written; null if there is a problem or the image is unknown.</summary>
    public static Shape? Output(LayerContext context)
    {
        var height = context.Number(1, 1, "h", "size");
        var width = context.Number(1, 1, "w", "size");
        return context.Image() is { } input
            && context.IsSound
            && Budget.Check(
                context, "output", $"{input.Channels}×{height}×{width}", (BigInteger)input.Channels * height * width,
                height >= width ? context.Decisive("h", "size") : context.Decisive("w", "size"))
            ? new Shape(input.Channels, height, width)
            : null;
    }

    /// <summary>The window of an ordinary pool that does the same, or null where windows differ in size or overlap.</summary>
    public static Window? Even(Shape input, Shape output)
    {
        if (input.Height % output.Height != 0 || input.Width % output.Width != 0)
        {
            return null;
        }

        var (height, width) = (input.Height / output.Height, input.Width / output.Width);
        return new Window(height, width, height, width, 1, 1, 0, 0, 0, 0);
    }

    /// <summary>Cells of all windows together.</summary>
    public static long Cells(Shape input, Shape output) =>
        output.Channels * Lengths(input.Height, output.Height) * Lengths(input.Width, output.Width);

    // Neighbours share one row wherever h does not divide y·H, and that is at all of the h − 1 borders but gcd − 1.
    private static long Lengths(int size, int outputs) => (long)size + outputs - (long)BigInteger.GreatestCommonDivisor(size, outputs);
}
