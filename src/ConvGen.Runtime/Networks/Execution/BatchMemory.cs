using System.Numerics.Tensors;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>What a batch keeps between phases, or between its ways forward and back: a workspace for every block, and its statistics.</summary>
internal sealed class BatchMemory<T>
    where T : class, INetwork<T>
{
    private static readonly Lock s_lock = new();
    private static readonly Stack<BatchMemory<T>> s_pool = new();

    private Workspace<T>[] _blocks = [];
    private int _count;

    /// <summary>The workspace of each block.</summary>
    public ReadOnlySpan<Workspace<T>> Blocks => _blocks.AsSpan(0, _count);

    /// <summary>The batch's totals, where phases have made them.</summary>
    public AlignedBuffer Statistics { get; } = new(T.Layout.StatisticsLength);

    /// <summary>Takes one from the pool of the process.</summary>
    /// <param name="blocks">Blocks of the batch.</param>
    public static BatchMemory<T> Rent(int blocks)
    {
        BatchMemory<T>? memory;
        lock (s_lock)
        {
            s_pool.TryPop(out memory);
        }

        memory ??= new();
        memory.Take(blocks);
        return memory;
    }

    /// <summary>Gives back what <see cref="Rent"/> gave.</summary>
    public void Return()
    {
        Workspace<T>.ReturnMany(Blocks);
        Array.Clear(_blocks);
        _count = 0;
        lock (s_lock)
        {
            s_pool.Push(this);
        }
    }

    /// <summary>Adds up the totals of all groups, in their order.</summary>
    /// <param name="range">The part that the phase has made.</param>
    public void AddGroups(StatisticRange range)
    {
        var total = Statistics.Span.Slice(range.Offset, range.Length);
        for (var first = 0; first < _count; first += Block.PerGroup)
        {
            var group = _blocks[first].Statistics.Span.Slice(range.Offset, range.Length);
            if (first == 0)
            {
                group.CopyTo(total);
            }
            else
            {
                TensorPrimitives.Add(total, group, total);
            }
        }
    }

    private void Take(int blocks)
    {
        if (_blocks.Length < blocks)
        {
            _blocks = new Workspace<T>[blocks];
        }

        _count = blocks;
        Workspace<T>.RentMany(_blocks.AsSpan(0, blocks));
    }
}
