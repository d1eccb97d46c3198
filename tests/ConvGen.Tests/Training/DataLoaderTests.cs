namespace ConvGen.Tests.Training;

public sealed class DataLoaderTests
{
    private static readonly ImageDataset s_data = new([.. Enumerable.Range(0, 100).Select(i => (byte)i)], 1, [.. Enumerable.Range(0, 100)]);

    [Fact]
    public void BatchesComeInOrderAndTheLastIsShort()
    {
        var loader = new DataLoader(s_data, 30);
        Assert.Equal(4, loader.Batches);
        Assert.Equal([30, 30, 30, 10], loader.Epoch(0).Select(batch => batch.Count));
        Assert.Equal(Enumerable.Range(0, 100), Labels(loader, 0));
        foreach (var batch in loader.Epoch(0))
        {
            Assert.Equal(batch.Labels.ToArray().Select(label => label / 255f), batch.Images.ToArray());
        }
    }

    [Fact]
    public void LastBatchCanBeDropped()
    {
        var loader = new DataLoader(s_data, 30, dropLast: true);
        Assert.Equal(3, loader.Batches);
        Assert.Equal(90, Labels(loader, 0).Length);
    }

    [Fact]
    public void EachEpochAndSeedHasItsOwnOrder()
    {
        var loader = new DataLoader(s_data, 7, shuffle: true, seed: 1);
        int[][] orders = [Labels(loader, 0), Labels(loader, 1), Labels(new(s_data, 7, shuffle: true, seed: 2), 0), [.. Enumerable.Range(0, 100)]];
        Assert.All(orders, order => Assert.Equal(Enumerable.Range(0, 100), order.Order()));
        for (var i = 0; i < orders.Length; i++)
        {
            Assert.All(orders[..i], other => Assert.NotEqual(other, orders[i]));
        }

        Assert.Equal(orders[0], Labels(new(s_data, 50, shuffle: true, seed: 1), 0));
    }

    [Fact]
    public void ShuffleIsTheSameEverywhere() =>
        Assert.Equal([25, 94, 62, 40, 9, 48, 37, 47], Labels(new(s_data, 100, shuffle: true, seed: 42), 3)[..8]);

    [Fact]
    public void BatchSizeMustBePositive() => Assert.Throws<ArgumentOutOfRangeException>(() => new DataLoader(s_data, 0));

    [Fact]
    public void EmptyDataSetHasNoBatches() => Assert.Empty(new DataLoader(new ImageDataset([], 4, []), 10).Epoch(0));

    private static int[] Labels(DataLoader loader, int epoch) => [.. loader.Epoch(epoch).SelectMany(batch => batch.Labels.ToArray())];
}
