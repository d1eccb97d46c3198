using ConvGen;
using Samples.Data;

namespace Samples.Playground.Images;

/// <summary>The images that no network learns from.</summary>
internal sealed class TestImages
{
    private const int SampleSize = 1000;

    private readonly int[][] _byClass;

    public TestImages(ImageDataset all)
    {
        All = all;
        int count = Math.Min(SampleSize, all.Count);
        Sample = new ImageDataset([.. Enumerable.Range(0, count).SelectMany(Pixels)], all.ImageLength, [.. Enumerable.Range(0, count).Select(all.Label)]);
        _byClass = [.. Enumerable.Range(0, FashionMnist.Classes.Count).Select(label => Enumerable.Range(0, all.Count).Where(i => all.Label(i) == label).ToArray())];
    }

    /// <summary>All of them.</summary>
    public ImageDataset All { get; }

    /// <summary>The first 1,000, for a quick test.</summary>
    public ImageDataset Sample { get; }

    /// <summary>The <paramref name="turn"/>th image of each class, counted around.</summary>
    public IEnumerable<PickAnswer> Pick(int turn) =>
        from images in _byClass
        where images.Length > 0
        let index = images[turn % images.Length]
        select new PickAnswer(index, All.Label(index), Pixels(index));

    private byte[] Pixels(int index)
    {
        var values = new float[All.ImageLength];
        All.CopyImage(index, values);
        return [.. values.Select(value => (byte)MathF.Round(255 * value))];
    }
}
