using ConvGen;
using Samples.Data;

namespace Samples;

/// <summary>Images of 28 × 28 pixels from a file: one from PGM, any number from IDX, plain or gzipped. What it is, its first bytes say.</summary>
internal static class ImageFile
{
    // More than the 60,000 images of Fashion-MNIST.
    private const long MostBytes = 64 << 20;

    /// <summary>Reads all images of a file; every label is 0.</summary>
    /// <exception cref="DataException">The file is missing, damaged, of another kind or of another size.</exception>
    public static ImageDataset Read(string path)
    {
        byte[] file = Bytes(path);
        if (Pgm.Begins(file))
        {
            var image = Pgm.Read(file, path);
            return (image.Width, image.Height) == (FashionMnist.Columns, FashionMnist.Rows)
                ? new ImageDataset(image.Pixels, image.Pixels.Length, [0])
                : throw new DataException($"'{path}' has {image.Width} × {image.Height} pixels; expected {FashionMnist.Columns} × {FashionMnist.Rows}");
        }
        return file is [0, 0, ..] or [0x1F, 0x8B, ..] ? IdxImages.Unlabelled(path)
            : throw new DataException($"'{path}' begins with {(file.Length == 0 ? "nothing" : $"the bytes {Convert.ToHexString(file.AsSpan(0, Math.Min(4, file.Length)))}")}; expected P2 or P5 (a PGM image), 0000 (IDX) or 1F8B (IDX, gzipped)");
    }

    private static byte[] Bytes(string path)
    {
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: > MostBytes } large)
                throw new DataException($"'{path}' has {large.Length:N0} bytes; expected at most {MostBytes:N0}");
            return File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"there is no file '{path}'; expected a PGM or IDX file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"'{path}' cannot be read: {error.Message}", error);
        }
    }
}
