namespace ConvGen;

/// <summary>Labelled images, kept as bytes and handed out as floats from 0 to 1.</summary>
public sealed class ImageDataset
{
    // PyTorch's ToTensor divides; a product with 1/255 would differ in the last bit.
    private static readonly float[] s_values = [.. Enumerable.Range(0, 256).Select(pixel => pixel / 255f)];

    private readonly byte[] _pixels;
    private readonly int[] _labels;

    /// <param name="pixels"><c>[N, C, H, W]</c>, row-major; kept, not copied.</param>
    /// <param name="imageLength">Bytes of an image: C · H · W.</param>
    /// <param name="labels">The class of each image, from 0; kept, not copied.</param>
    /// <exception cref="ArgumentException">The pixels are not that many images, or a label is negative.</exception>
    public ImageDataset(byte[] pixels, int imageLength, int[] labels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(imageLength);
        if (pixels.Length != (long)labels.Length * imageLength)
        {
            throw new ArgumentException(
                $"There are {pixels.Length} pixels; expected {(long)labels.Length * imageLength}, for {labels.Length} labels and {imageLength} pixels an image.", nameof(pixels));
        }

        if (Array.FindIndex(labels, label => label < 0) is >= 0 and var bad)
        {
            throw new ArgumentException($"Label {bad} is {labels[bad]}; expected none below 0.", nameof(labels));
        }

        (_pixels, ImageLength, _labels) = (pixels, imageLength, labels);
    }

    /// <summary>How many images there are.</summary>
    public int Count => _labels.Length;

    /// <summary>Numbers in an image: channels · rows · columns.</summary>
    public int ImageLength { get; }

    /// <summary>Reads a pair of IDX files such as those of MNIST and Fashion-MNIST, plain or compressed by gzip.</summary>
    /// <exception cref="FormatException">A file is damaged or of the wrong kind, or the two do not belong together.</exception>
    /// <exception cref="IOException">A file cannot be read, or is not there.</exception>
    public static ImageDataset FromIdx(string imagesPath, string labelsPath)
    {
        var images = IdxFile.Read(imagesPath);
        var labels = IdxFile.Read(labelsPath);
        if (images.Dimensions.Length < 3)
        {
            throw new FormatException($"'{imagesPath}': the file has {images.Dimensions.Length} dimension(s); expected the 3 of images (N × H × W), or 4");
        }

        if (labels.Dimensions.Length != 1)
        {
            throw new FormatException($"'{labelsPath}': the file has {labels.Dimensions.Length} dimensions; expected the 1 of labels (N)");
        }

        if (images.Dimensions[0] != labels.Dimensions[0])
        {
            throw new FormatException($"'{labelsPath}': found {labels.Dimensions[0]} labels; expected {images.Dimensions[0]}, one for each image of '{imagesPath}'");
        }

        var imageLength = images.Dimensions.Skip(1).Aggregate((Int128)1, (product, size) => product * size);
        if (imageLength == 0 || imageLength > int.MaxValue)
        {
            throw new FormatException($"'{imagesPath}': the dimensions are {string.Join(" × ", images.Dimensions)}; expected images that have pixels");
        }

        return new(images.Data, (int)imageLength, [.. labels.Data.Select(label => (int)label)]);
    }

    /// <summary>Reads two arrays of an npz file, such as Keras's <c>mnist.npz</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="images">The name of the images, <c>[N, H, W]</c> or <c>[N, C, H, W]</c>, of type u1.</param>
    /// <param name="labels">The name of the labels, <c>[N]</c> or <c>[N, 1]</c>, of any type of whole numbers.</param>
    /// <exception cref="FormatException">The file is damaged or has no such arrays, or the two do not belong together.</exception>
    /// <exception cref="IOException">The file cannot be read, or is not there.</exception>
    public static ImageDataset FromNpz(string path, string images = "x_train", string labels = "y_train")
    {
        var arrays = NpzFile.Read(path);
        return NpyImages.Of(Find(images), $"'{path}', '{images}'", Find(labels), $"'{path}', '{labels}'");

        NpyArray Find(string name) => arrays.TryGetValue(name, out var array) ? array
            : throw new FormatException($"'{path}': there is no array '{name}'; the file has {string.Join(", ", arrays.Keys.Order(StringComparer.Ordinal))}");
    }

    /// <summary>Reads a pair of npy files.</summary>
    /// <param name="imagesPath">The images, <c>[N, H, W]</c> or <c>[N, C, H, W]</c>, of type u1.</param>
    /// <param name="labelsPath">The labels, <c>[N]</c> or <c>[N, 1]</c>, of any type of whole numbers.</param>
    /// <exception cref="FormatException">A file is damaged or of the wrong kind, or the two do not belong together.</exception>
    /// <exception cref="IOException">A file cannot be read, or is not there.</exception>
    public static ImageDataset FromNpy(string imagesPath, string labelsPath) =>
        NpyImages.Of(NpyFile.Read(imagesPath), $"'{imagesPath}'", NpyFile.Read(labelsPath), $"'{labelsPath}'");

    /// <summary>The class of an image.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    public int Label(int index) => _labels[Checked(index)];

    /// <summary>The bytes of an image.</summary>
    internal ReadOnlySpan<byte> Pixels(int index) => _pixels.AsSpan(Checked(index) * ImageLength, ImageLength);

    /// <summary>Copies an image, each pixel divided by 255.</summary>
    /// <param name="index">Which image.</param>
    /// <param name="target"><see cref="ImageLength"/> floats.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such image.</exception>
    /// <exception cref="ArgumentException">The target is of another length; nothing was written.</exception>
    public void CopyImage(int index, Span<float> target)
    {
        var pixels = _pixels.AsSpan(Checked(index) * ImageLength, ImageLength);
        if (target.Length != pixels.Length)
        {
            throw new ArgumentException($"The target has {target.Length} floats; expected {pixels.Length}.", nameof(target));
        }

        var values = s_values.AsSpan();
        for (var i = 0; i < pixels.Length; i++)
        {
            target[i] = values[pixels[i]];
        }
    }

    private int Checked(int index) => (uint)index < (uint)Count ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} images, numbered from 0.");
}
