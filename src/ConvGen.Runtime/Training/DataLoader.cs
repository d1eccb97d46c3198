using System.Globalization;

namespace ConvGen;

/// <summary>Cuts a data set into mini-batches, in order or shuffled; PyTorch's class of that name.</summary>
public sealed class DataLoader
{
    private readonly bool _shuffle;
    private readonly int _seed;

    /// <param name="dataset">The images.</param>
    /// <param name="batchSize">Images in a batch.</param>
    /// <param name="shuffle">Whether each epoch has an order of its own.</param>
    /// <param name="seed">Decides the orders; the same on every machine.</param>
    /// <param name="dropLast">Whether to leave out a last batch of fewer images.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="batchSize"/> is not positive.</exception>
    public DataLoader(ImageDataset dataset, int batchSize, bool shuffle = false, int seed = 0, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        (Dataset, BatchSize, _shuffle, _seed) = (dataset, batchSize, shuffle, seed);
        Batches = dropLast ? dataset.Count / batchSize : (int)((dataset.Count + (long)batchSize - 1) / batchSize);
    }

    /// <summary>The images.</summary>
    public ImageDataset Dataset { get; }

    /// <summary>Images in a batch; the last one may have fewer.</summary>
    public int BatchSize { get; }

    /// <summary>Batches in an epoch.</summary>
    public int Batches { get; }

    /// <summary>All that decides which images come when, in words.</summary>
    internal string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"{Dataset.Count} images of {Dataset.ImageLength} numbers, {Batches} batches of {BatchSize}, {(_shuffle ? $"shuffled by seed {_seed}" : "in their order")}");

    /// <summary>The batches of an epoch, one after the other in the same memory: each is good until the next is asked for.</summary>
    /// <param name="epoch">Any number; with shuffling, each has its own order.</param>
    public IEnumerable<MiniBatch> Epoch(int epoch) => Epoch(epoch, normalize: null, channels: 1);

    /// <summary>The batches of an epoch, from one of them on, with their pixels normalised; divided by 255 if there is no rule.</summary>
    internal IEnumerable<MiniBatch> Epoch(int epoch, Normalize? normalize, int channels, int first = 0)
    {
        var order = Order(epoch);
        var batch = new MiniBatch(Math.Min(BatchSize, Dataset.Count), Dataset.ImageLength);
        for (var i = first; i < Batches; i++)
        {
            var start = i * BatchSize;
            batch.Load(Dataset, order.AsSpan(start, Math.Min(BatchSize, order.Length - start)), normalize, channels);
            yield return batch;
        }
    }

    private int[] Order(int epoch)
    {
        var order = new int[Dataset.Count];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        if (_shuffle)
        {
            Shuffle(order, epoch);
        }

        return order;
    }

    /// <summary>Fisher and Yates' shuffle, from the end; a random word w becomes the index ⌊w · n / 2³²⌋ of n.</summary>
    private void Shuffle(int[] order, int epoch)
    {
        var words = new uint[order.Length];
        Philox.Fill(words, _seed, RandomPurpose.Shuffle, (uint)epoch);
        for (var i = order.Length - 1; i > 0; i--)
        {
            var j = (int)((ulong)words[i] * (ulong)(i + 1) >> 32);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
