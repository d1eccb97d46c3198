using ConvGen;

namespace Samples.Data;

/// <summary>Reads IDX files and says what is wrong with them, before a network sees them.</summary>
internal static class IdxImages
{
    private const int ImageLength = FashionMnist.Rows * FashionMnist.Columns;

    /// <summary>Images without labels: every label is 0.</summary>
    /// <exception cref="DataException">The file is missing, damaged or holds something else.</exception>
    public static ImageDataset Unlabelled(string path)
    {
        IdxFile images = Images(path);
        return new ImageDataset(images.Data, ImageLength, new int[images.Dimensions[0]]);
    }

    /// <summary>Images with their labels.</summary>
    /// <exception cref="DataException">A file is missing, damaged or holds something else, or the two do not belong together.</exception>
    public static ImageDataset Labelled(string imagesPath, string labelsPath)
    {
        IdxFile images = Images(imagesPath);
        IdxFile labels = Read(labelsPath);
        if (labels.Dimensions is not [var count])
            throw new DataException($"'{labelsPath}' has the dimensions {Text(labels)}; expected one, the number of labels");
        if (count != images.Dimensions[0])
            throw new DataException($"'{labelsPath}' has {count:N0} labels; expected {images.Dimensions[0]:N0}, one for each image in '{imagesPath}'");
        int[] values = [.. labels.Data.Select(label => (int)label)];
        int foreign = Array.FindIndex(values, label => label >= FashionMnist.Classes.Count);
        if (foreign >= 0)
            throw new DataException($"'{labelsPath}': label {foreign:N0} is {values[foreign]}; expected 0 to {FashionMnist.Classes.Count - 1}");
        return new ImageDataset(images.Data, ImageLength, values);
    }

    private static IdxFile Images(string path)
    {
        IdxFile images = Read(path);
        if (images.Dimensions is not [var count, FashionMnist.Rows, FashionMnist.Columns])
            throw new DataException($"'{path}' has the dimensions {Text(images)}; expected images: number × {FashionMnist.Rows} × {FashionMnist.Columns}");
        return count > 0 ? images : throw new DataException($"'{path}' has 0 images; expected at least one");
    }

    private static IdxFile Read(string path)
    {
        try
        {
            return IdxFile.Read(path);
        }
        catch (FormatException error)
        {
            throw new DataException(error.Message, error);
        }
        catch (FileNotFoundException error)
        {
            throw new DataException($"'{path}' is missing; expected an IDX file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }

    private static string Text(IdxFile file) => string.Join(" × ", file.Dimensions);
}
