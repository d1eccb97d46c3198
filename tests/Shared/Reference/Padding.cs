using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>The border that a convolution sees around its input, and the way back from the border to where it was copied from.</summary>
internal sealed class Padding(Shape image, Window window, PaddingMode mode)
{
    public Shape Padded { get; } = new(image.Channels, window.Top + image.Height + window.Bottom, window.Left + image.Width + window.Right);

    public FeatureMap<T> Pad<T>(FeatureMap<T> x)
    {
        var padded = new FeatureMap<T>(Padded);
        for (int c = 0; c < image.Channels; c++)
        for (int row = 0; row < Padded.Height; row++)
        for (int column = 0; column < Padded.Width; column++)
        {
            int iy = Source(row - window.Top, image.Height), ix = Source(column - window.Left, image.Width);
            padded[c, row, column] = x.At(c, iy, ix, default!);
        }

        return padded;
    }

    /// <summary>Adds the border to its sources: bottom rows, top rows, right columns, left columns, each from the image outwards. Then copies the image's part.</summary>
    public void Fold<T>(FeatureMap<T> padded, FeatureMap<T> dx)
        where T : INumber<T>
    {
        for (int c = 0; c < image.Channels; c++)
        {
            if (mode != PaddingMode.Zeros)
            {
                foreach (int iy in Border(window.Top, image.Height, window.Bottom))
                for (int column = 0; column < Padded.Width; column++)
                    padded[c, Source(iy, image.Height) + window.Top, column] += padded[c, iy + window.Top, column];

                foreach (int ix in Border(window.Left, image.Width, window.Right))
                for (int row = window.Top; row < window.Top + image.Height; row++)
                    padded[c, row, Source(ix, image.Width) + window.Left] += padded[c, row, ix + window.Left];
            }

            for (int iy = 0; iy < image.Height; iy++)
            for (int ix = 0; ix < image.Width; ix++)
                dx[c, iy, ix] = padded[c, iy + window.Top, ix + window.Left];
        }
    }

    // Behind the image and then before it.
    private static IEnumerable<int> Border(int before, int size, int after) =>
        [.. Enumerable.Range(size, after), .. Enumerable.Range(1, before).Select(distance => -distance)];

    // The index that an index stands for; one outside the image where nothing is copied.
    private int Source(int i, int size) => mode switch
    {
        PaddingMode.Reflect => i < 0 ? -i : i >= size ? 2 * (size - 1) - i : i,
        PaddingMode.Replicate => Math.Clamp(i, 0, size - 1),
        PaddingMode.Circular => (i + size) % size,
        _ => i,
    };
}
