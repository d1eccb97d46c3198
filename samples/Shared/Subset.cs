using ConvGen;

namespace Samples;

/// <summary>A part of a data set.</summary>
internal static class Subset
{
    /// <summary>Some images, in the order given, with labels of one's own.</summary>
    public static ImageDataset Of(ImageDataset source, IReadOnlyList<int> images, IEnumerable<int> labels)
    {
        var image = new float[source.ImageLength];
        var pixels = new byte[images.Count * image.Length];
        for (int n = 0; n < images.Count; n++)
        {
            source.CopyImage(images[n], image);
            for (int i = 0; i < image.Length; i++)
                pixels[n * image.Length + i] = (byte)MathF.Round(255 * image[i]);
        }
        return new ImageDataset(pixels, image.Length, [.. labels]);
    }
}
