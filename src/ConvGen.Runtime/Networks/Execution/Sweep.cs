using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Takes all blocks of a batch through the phases of a network in training: forward, backward or both.</summary>
/// <remarks>
/// All blocks end a phase before any begins the next, which may read what the groups' totals of the phase add up to. The last phase forward and the first one back
/// are one sweep, and a network of one phase takes each block there and back while it is in the cache.
/// </remarks>
internal ref struct Sweep<T, TWork> : IWork
    where T : class, INetwork<T>
    where TWork : struct, IGradientWork, allows ref struct
{
    private const int None = -1;

    private readonly Batch<T> _batch;
    private readonly BatchMemory<T>? _memory;
    private readonly bool _grouped;
    private TWork _work;
    private int _forward;
    private int _backward;

    private Sweep(Batch<T> batch, TWork work, BatchMemory<T>? memory, bool grouped)
    {
        _batch = batch;
        _work = work;
        _memory = memory;
        _grouped = grouped;
    }

    /// <summary>Runs the phases.</summary>
    /// <param name="batch">The images and what belongs to them.</param>
    /// <param name="work">What to do with outputs and sums.</param>
    /// <param name="direction">Which way to go; <see cref="Direction.Backward"/> alone needs the memory of a way forward.</param>
    /// <param name="threads">Threads that share the blocks or, where there are sums, the groups.</param>
    /// <param name="memory">What is to be kept of the batch; if null, the blocks of a thread share a workspace where they can.</param>
    public static void Run(Batch<T> batch, TWork work, Direction direction, int threads = 1, BatchMemory<T>? memory = null)
    {
        var layout = T.Layout;
        var own = memory is null && !layout.HasOnePhase ? BatchMemory<T>.Rent(batch.Blocks) : null;
        memory ??= own;
        if (memory is not null)
        {
            batch.Statistics = memory.Statistics.Span;
        }

        var (forward, backward) = ((direction & Direction.Forward) != 0, (direction & Direction.Backward) != 0);
        var sweep = new Sweep<T, TWork>(batch, work, memory, grouped: backward || layout.ForwardPhases > 1);
        batch.LoadTail();
        for (var phase = 0; forward && phase < layout.ForwardPhases - 1; phase++)
        {
            sweep.Run(phase, None, threads);
        }

        sweep.Run(forward ? layout.ForwardPhases - 1 : None, backward ? 0 : None, threads);
        for (var phase = 1; backward && phase < layout.BackwardPhases; phase++)
        {
            sweep.Run(None, phase, threads);
        }

        batch.StoreTail();
        own?.Return();
    }

    /// <inheritdoc/>
    public void Run(int item)
    {
        var own = Workspace<T>.Rent();
        if (_grouped)
        {
            RunGroup(item, own);
        }
        else
        {
            var block = _batch.Forward(item, WorkspaceOf(item, own), own);
            RunForward(item, ref block, own);
        }

        own.Return();
    }

    private void Run(int forward, int backward, int threads)
    {
        (_forward, _backward) = (forward, backward);
        Workers.Run(threads, _grouped ? _batch.Groups : _batch.Blocks, ref this);
        if (EndsForward)
        {
            _memory!.AddGroups(T.Layout.ForwardStatistics[forward]);
        }

        if (EndsBackward)
        {
            _memory!.AddGroups(T.Layout.BackwardStatistics[backward]);
        }
    }

    private void RunGroup(int group, Workspace<T> own)
    {
        var first = group * Block.PerGroup;
        var end = Math.Min(first + Block.PerGroup, _batch.Blocks);
        var memory = WorkspaceOf(first, own);
        var sums = memory.Sums;
        if (_forward == 0 || _backward == 0)
        {
            sums.Span.Clear();
        }

        for (var index = first; index < end; index++)
        {
            var workspace = WorkspaceOf(index, own);
            var block = _backward == None ? _batch.Forward(index, workspace, own) : _batch.ForwardAndBackward(index, workspace, own);
            block.Sums = ref sums.Start;
            if (_forward != None)
            {
                RunForward(index, ref block, own);
            }

            if (_backward == 0)
            {
                _work.Differentiate(index, in block);
            }

            if (_backward != None)
            {
                T.RunBackward(_backward, in block);
            }
        }

        if (EndsForward)
        {
            T.FoldForward(_forward, ref sums.Start, ref memory.Statistics.Start);
        }

        if (EndsBackward)
        {
            T.FoldBackward(_backward, ref sums.Start, ref memory.Statistics.Start);
        }
        else if (_backward != None)
        {
            _work.Collect(group, ref sums.Start);
        }
    }

    private readonly void RunForward(int index, ref Block block, Workspace<T> own)
    {
        if (_forward == 0)
        {
            _batch.LoadBytes(index, own);
            foreach (var dropout in T.Layout.Dropouts)
            {
                var mask = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref block.Activations, dropout.Offset), dropout.Length * Block.Lanes);
                DropoutMask.Draw(dropout, _batch.Seed, _batch.FirstImage + (index * (long)Block.Lanes), _batch.ImagesIn(index), mask);
            }
        }

        T.RunForward(_forward, in block);
    }

    // Whether the phase that runs is followed by another of its direction, for which the groups' totals are added up.
    private readonly bool EndsForward => _forward != None && _forward < T.Layout.ForwardPhases - 1;

    private readonly bool EndsBackward => _backward != None && _backward < T.Layout.BackwardPhases - 1;

    private readonly Workspace<T> WorkspaceOf(int block, Workspace<T> own) => _memory is null ? own : _memory.Blocks[block];
}
