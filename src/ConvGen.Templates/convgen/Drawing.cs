using ConvGen;

namespace ShapesNamespace;

/// <summary>Images to learn from: outlines of shapes, of any size, anywhere, in noise.</summary>
public static class Drawing
{
    /// <summary>Rows and columns of an image.</summary>
    public const int Size = 16;

    /// <summary>Draws images of all shapes in turn. The same seed gives the same images.</summary>
    public static ImageDataset Dataset(int count, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[count * Size * Size];
        var labels = new int[count];
        for (int i = 0; i < count; i++)
        {
            labels[i] = i % Enum.GetValues<Shape>().Length;
            Draw((Shape)labels[i], random, pixels.AsSpan(i * Size * Size, Size * Size));
        }

        return new ImageDataset(pixels, Size * Size, labels);
    }

    /// <summary>The picture as text, for the terminal: two characters a pixel, the brighter the denser.</summary>
    /// <param name="image">Brightness from 0 to 1, row after row.</param>
    public static string Text(ReadOnlySpan<float> image)
    {
        const string Shades = " .:-=+*#%@";
        var text = new System.Text.StringBuilder();
        for (int i = 0; i < image.Length; i++)
        {
            text.Append(Shades[(int)(image[i] * (Shades.Length - 1) + 0.5f)], repeatCount: 2);
            if (i % Size == Size - 1)
                text.AppendLine();
        }

        return text.ToString();
    }

    private static void Draw(Shape shape, Random random, Span<byte> image)
    {
        double radius = 3.5 + 3 * random.NextDouble();
        double centerX = radius + (Size - 1 - 2 * radius) * random.NextDouble();
        double centerY = radius + (Size - 1 - 2 * radius) * random.NextDouble();
        double ink = 0.6 + 0.4 * random.NextDouble();
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
            {
                // A line a pixel and a half wide, with soft edges, over noise.
                double line = Math.Clamp(1.5 - Math.Abs(Distance(shape, x - centerX, y - centerY, radius)), 0, 1);
                double noise = 0.3 * random.NextDouble();
                image[y * Size + x] = (byte)(255 * Math.Min(1, ink * line + noise));
            }
        }
    }

    /// <summary>How far a point is from the shape's outline, whose centre is at (0, 0).</summary>
    private static double Distance(Shape shape, double x, double y, double radius) => shape switch
    {
        Shape.Circle => Math.Sqrt(x * x + y * y) - radius,
        Shape.Square => Math.Max(Math.Abs(x), Math.Abs(y)) - 0.85 * radius,
        // The bottom side, and the two that lean.
        Shape.Triangle => Math.Max(y - 0.7 * radius, 0.894 * Math.Abs(x) - 0.447 * (y + radius)),
        _ => Math.Min(Math.Abs(x), Math.Abs(y)) + Math.Max(0, Math.Max(Math.Abs(x), Math.Abs(y)) - radius),
    };
}
