namespace ConvGen.Files.Tests;

public sealed class ImageDatasetTests : IDisposable
{
    private static readonly byte[] s_images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 0, 2, 3, 4, 5, 255];
    private static readonly byte[] s_labels = [0, 0, 8, 1, 0, 0, 0, 2, 9, 7];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_pair_of_files_is_read()
    {
        var data = ImageDataset.FromIdx(_folder.Put("images", s_images), _folder.Put("labels", IdxFileTests.Gzip(s_labels)));
        var image = new float[3];
        data.CopyImage(1, image);

        Assert.Equal((2, 3), (data.Count, data.ImageLength));
        Assert.Equal((9, 7), (data.Label(0), data.Label(1)));
        Assert.Equal([4 / 255f, 5 / 255f, 1f], image);
    }

    [Fact]
    public void Files_that_do_not_belong_together_are_refused()
    {
        var images = _folder.Put("images", s_images);
        var labels = _folder.Put("labels", s_labels);
        var three = _folder.Put("three", [0, 0, 8, 1, 0, 0, 0, 3, 1, 2, 3]);
        var empty = _folder.Put("empty", [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 3]);

        Assert.Contains($"'{labels}': the file has 1 dimension(s); expected the 3 of images", Refused(labels, images), StringComparison.Ordinal);
        Assert.Contains($"'{images}': the file has 3 dimensions; expected the 1 of labels", Refused(images, images), StringComparison.Ordinal);
        Assert.Contains($"'{three}': found 3 labels; expected 2, one for each image of '{images}'", Refused(images, three), StringComparison.Ordinal);
        Assert.Contains($"'{empty}': the dimensions are 2 × 0 × 3; expected images that have pixels", Refused(empty, labels), StringComparison.Ordinal);

        static string Refused(string images, string labels) => Assert.Throws<FormatException>(() => ImageDataset.FromIdx(images, labels)).Message;
    }

    [Fact]
    public void Wrong_arguments_are_refused_with_both_numbers()
    {
        var data = new ImageDataset([1, 2, 3, 4], 2, [0, 1]);
        var target = new float[3];

        Assert.Contains("There are 3 pixels; expected 4", Assert.Throws<ArgumentException>(() => new ImageDataset([1, 2, 3], 2, [0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("Label 1 is -1", Assert.Throws<ArgumentException>(() => new ImageDataset([1, 2], 1, [0, -1])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImageDataset([], 0, []));
        Assert.Contains("has 3 floats; expected 2", Assert.Throws<ArgumentException>(() => data.CopyImage(0, target)).Message, StringComparison.Ordinal);
        Assert.Contains("There are 2 images", Assert.Throws<ArgumentOutOfRangeException>(() => data.CopyImage(2, target)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => data.Label(-1));
        Assert.Equal([0, 0, 0], target);
    }
}
