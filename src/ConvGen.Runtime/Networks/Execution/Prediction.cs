using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Takes all blocks of a batch through a prediction; no block needs another. A few images that no block holds go one by one where there are kernels for that.</summary>
internal readonly ref struct Prediction<T> : IWork
    where T : class, INetwork<T>
{
    private readonly Batch<T> _batch;
    private readonly int _blocks;

    private Prediction(Batch<T> batch, int blocks)
    {
        _batch = batch;
        _blocks = blocks;
    }

    /// <summary>How many of so many images go one by one: those that fill no block, if they are few, or all of them.</summary>
    public static int Singles(int count) => T.Layout.SingleUpTo >= Block.Lanes ? count : count % Block.Lanes <= T.Layout.SingleUpTo ? count % Block.Lanes : 0;

    /// <summary>Runs the prediction.</summary>
    /// <param name="batch">The images and where their outputs go.</param>
    /// <param name="threads">Threads that share the blocks.</param>
    public static void Run(Batch<T> batch, int threads)
    {
        var singles = Singles(batch.Count);
        if (singles > 0)
        {
            var blocks = (batch.Count - singles) / Block.Lanes;
            var work = new Prediction<T>(batch, blocks);
            Workers.Run(threads, blocks + singles, ref work);
        }
        else
        {
            var work = new Prediction<T>(batch, batch.Blocks);
            batch.LoadTail();
            Workers.Run(threads, batch.Blocks, ref work);
            batch.StoreTail();
        }
    }

    /// <inheritdoc/>
    public void Run(int item)
    {
        var own = Workspace<T>.Rent();
        if (item < _blocks)
        {
            RunBlock(item, own);
        }
        else
        {
            var block = _batch.Single(_blocks * Block.Lanes + item - _blocks, own);
            T.RunSingle(in block);
        }

        own.Return();
    }

    private void RunBlock(int item, Workspace<T> own)
    {
        _batch.LoadBytes(item, own);
        var block = _batch.Predict(item, own);
        if (T.Layout.HasPrediction)
        {
            T.RunPrediction(in block);
        }
        else
        {
            // Without statistics of the batch no phase waits for other blocks.
            for (var phase = 0; phase < T.Layout.ForwardPhases; phase++)
            {
                T.RunForward(phase, in block);
            }
        }
    }
}
