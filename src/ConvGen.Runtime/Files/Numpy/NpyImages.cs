namespace ConvGen;

/// <summary>Two of NumPy's arrays as a data set.</summary>
internal static class NpyImages
{
    /// <exception cref="FormatException">They are of the wrong kind, or do not belong together; the message has the names given.</exception>
    public static ImageDataset Of(NpyArray images, string imagesName, NpyArray labels, string labelsName)
    {
        if (images.Type != "u1" || images.Shape.Length is not (3 or 4))
        {
            throw new FormatException($"{imagesName}: found {Text(images)}; expected images as bytes, u1 (N, H, W) or u1 (N, C, H, W)");
        }

        if (labels.Type[0] is not ('i' or 'u') || !(labels.Shape is [_] or [_, 1]))
        {
            throw new FormatException($"{labelsName}: found {Text(labels)}; expected labels as whole numbers, (N) or (N, 1)");
        }

        if (images.Shape[0] != labels.Shape[0])
        {
            throw new FormatException($"{labelsName}: found {labels.Shape[0]} labels; expected {images.Shape[0]}, one for each image of {imagesName}");
        }

        var imageLength = images.Shape.Skip(1).Aggregate((Int128)1, (product, size) => product * size);
        if (imageLength == 0 || imageLength > int.MaxValue)
        {
            throw new FormatException($"{imagesName}: found {Text(images)}; expected images that have pixels");
        }

        var classes = new int[labels.Count];
        var values = labels.Values.Span;
        for (var i = 0; i < classes.Length; i++)
        {
            // Classes are few, so a float tells them apart.
            classes[i] = values[i] is >= 0 and <= 1 << 24 ? (int)values[i]
                : throw new FormatException($"{labelsName}: label {i} is {values[i]}; expected a class from 0 to {1 << 24}");
        }

        return new(images.Bytes.ToArray(), (int)imageLength, classes);
    }

    private static string Text(NpyArray array) => $"{array.Type} ({string.Join(", ", array.Shape)})";
}
