namespace ConvGen.Files.Tests;

public sealed class NumpyDatasetTests : IDisposable
{
    private static readonly NpyArray s_images = NpyArray.Of<byte>([2, 1, 3], [0, 2, 3, 4, 5, 255]);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ImagesAndLabelsAreReadFromOneFileOrTwo()
    {
        var labels = NpyArray.Of<long>([2, 1], [9, 7]);
        NpzFile.Write(_folder["a"], [new("x_train", s_images), new("y_train", labels)], compress: true);
        NpyFile.Write(_folder["x"], s_images);
        NpyFile.Write(_folder["y"], labels);
        foreach (var data in new[] { ImageDataset.FromNpz(_folder["a"]), ImageDataset.FromNpy(_folder["x"], _folder["y"]) })
        {
            var image = new float[3];
            data.CopyImage(1, image);
            Assert.Equal((2, 3), (data.Count, data.ImageLength));
            Assert.Equal((9, 7), (data.Label(0), data.Label(1)));
            Assert.Equal([4 / 255f, 5 / 255f, 1f], image);
        }
    }

    [Fact]
    public void WhatIsNoDataSetIsRefused()
    {
        Assert.Contains("found f4 (2, 1, 3); expected images as bytes", Refused(NpyArray.Of<float>([2, 1, 3], new float[6]), NpyArray.Of<byte>([2], new byte[2])), StringComparison.Ordinal);
        Assert.Contains("found u1 (6); expected images as bytes", Refused(NpyArray.Of<byte>([6], new byte[6]), NpyArray.Of<byte>([2], new byte[2])), StringComparison.Ordinal);
        Assert.Contains("found u1 (2, 0, 3); expected images that have pixels", Refused(NpyArray.Of<byte>([2, 0, 3], []), NpyArray.Of<byte>([2], new byte[2])), StringComparison.Ordinal);
        Assert.Contains("found f4 (2); expected labels as whole numbers", Refused(s_images, NpyArray.Of<float>([2], new float[2])), StringComparison.Ordinal);
        Assert.Contains("found 3 labels; expected 2", Refused(s_images, NpyArray.Of<byte>([3], new byte[3])), StringComparison.Ordinal);
        Assert.Contains("label 1 is -1; expected a class", Refused(s_images, NpyArray.Of<int>([2], [0, -1])), StringComparison.Ordinal);
        Assert.Contains("there is no array 'x_test'; the file has x_train, y_train", Assert.Throws<FormatException>(() => ImageDataset.FromNpz(_folder["a"], "x_test", "y_test")).Message, StringComparison.Ordinal);

        string Refused(NpyArray images, NpyArray labels)
        {
            NpzFile.Write(_folder["a"], [new("x_train", images), new("y_train", labels)]);
            var message = Assert.Throws<FormatException>(() => ImageDataset.FromNpz(_folder["a"])).Message;
            Assert.StartsWith($"'{_folder["a"]}', '", message, StringComparison.Ordinal);
            return message;
        }
    }
}
