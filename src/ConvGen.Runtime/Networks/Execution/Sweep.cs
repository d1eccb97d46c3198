using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Takes all blocks of a batch through the phases of a network, forward, backward or both.</summary>
/// <remarks>
/// All blocks end a phase before any begins the next. So the last phase forward and the first phase back are one sweep, and a network of one phase
/// takes each block there and back while it is in the cache.
/// </remarks>
internal ref struct Sweep<T, TWork> : IWork
    where T : class, INetwork<T>
    where TWork : struct, IGradientWork, allows ref struct
{
    private readonly Batch<T> _batch;
    private readonly ReadOnlySpan<Workspace<T>> _kept;
    private TWork _work;
    private int _forward;
    private int _backward;

    private Sweep(Batch<T> batch, TWork work, ReadOnlySpan<Workspace<T>> kept)
    {
        _batch = batch;
        _work = work;
        _kept = kept;
    }

    private const int None = -1;

    /// <summary>Runs the phases.</summary>
    /// <param name="batch">The images and what belongs to them.</param>
    /// <param name="work">What to do with outputs and sums.</param>
    /// <param name="direction">Which way to go; <see cref="Direction.Backward"/> alone needs the workspaces of a way forward.</param>
    /// <param name="threads">Threads that share the blocks or, on the way back, the groups.</param>
    /// <param name="kept">A workspace for each block, to be kept; if empty, the blocks of a thread share one where they can.</param>
    public static void Run(Batch<T> batch, TWork work, Direction direction, int threads = 1, ReadOnlySpan<Workspace<T>> kept = default)
    {
        var last = T.Layout.Phases - 1;
        var own = last > 0 && kept.IsEmpty ? Workspace<T>.RentMany(batch.Blocks) : null;
        var sweep = new Sweep<T, TWork>(batch, work, own ?? kept);
        var (forward, backward) = ((direction & Direction.Forward) != 0, (direction & Direction.Backward) != 0);
        batch.LoadTail();
        if (forward)
        {
            for (var phase = 0; phase < last; phase++)
            {
                sweep.Run(phase, None, threads);
            }
        }

        sweep.Run(forward ? last : None, backward ? last : None, threads);
        if (backward)
        {
            for (var phase = last - 1; phase >= 0; phase--)
            {
                sweep.Run(None, phase, threads);
            }
        }

        batch.StoreTail();
        Workspace<T>.ReturnMany(own);
    }

    /// <inheritdoc/>
    public void Run(int item)
    {
        var memory = Workspace<T>.Rent();
        if (_backward == None)
        {
            var block = _batch.Forward(item, WorkspaceOf(item, memory));
            T.RunForward(_forward, in block);
        }
        else
        {
            RunGroup(item, memory);
        }

        memory.Return();
    }

    private void RunGroup(int group, Workspace<T> memory)
    {
        var first = group * Block.PerGroup;
        var end = Math.Min(first + Block.PerGroup, _batch.Blocks);
        var sums = WorkspaceOf(first, memory).Sums;
        if (_backward == T.Layout.Phases - 1)
        {
            sums.Span.Clear();
        }

        for (var index = first; index < end; index++)
        {
            var block = _batch.ForwardAndBackward(index, WorkspaceOf(index, memory), sums);
            if (_forward != None)
            {
                T.RunForward(_forward, in block);
            }

            if (_backward == T.Layout.Phases - 1)
            {
                _work.Differentiate(index, in block);
            }

            T.RunBackward(_backward, in block);
        }

        if (_backward == 0)
        {
            _work.Collect(group, ref sums.Start);
        }
    }

    private readonly Workspace<T> WorkspaceOf(int block, Workspace<T> shared) => _kept.IsEmpty ? shared : _kept[block];

    private void Run(int forward, int backward, int threads)
    {
        (_forward, _backward) = (forward, backward);
        Workers.Run(threads, backward == None ? _batch.Blocks : _batch.Groups, ref this);
    }
}
