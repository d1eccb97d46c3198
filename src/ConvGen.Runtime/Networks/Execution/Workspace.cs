using System.Collections.Immutable;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>The work buffers that one block of images needs; each is made when it is first asked for.</summary>
/// <remarks>A thread keeps its own for all its blocks; where blocks must outlive a visit, each gets one from the pool.</remarks>
internal sealed class Workspace<T>
    where T : class, INetwork<T>
{
    /// <summary>Floats from one <see cref="Block.Batch"/> to the next.</summary>
    public const int LanesLength = 2 * Block.Lanes;

    private static readonly Lock s_lock = new();
    private static readonly Stack<Workspace<T>> s_pool = new();

    [ThreadStatic]
    private static Workspace<T>? t_idle;

    private Workspace<T>? _next;

    public AlignedBuffer Activations => field ??= Filled(T.Layout.ActivationsLength, T.Layout.Fills);

    public AlignedBuffer Prediction => field ??= Filled(T.Layout.PredictionLength, T.Layout.PredictionFills);

    /// <summary>For a single image.</summary>
    public AlignedBuffer Single => field ??= Filled(T.Layout.SingleLength, T.Layout.SingleFills);

    public AlignedBuffer Gradients => field ??= new(T.Layout.GradientsLength);

    public AlignedBuffer Sums => field ??= new(T.Layout.SumsLength);

    /// <summary>The totals of a group, in the workspace of its first block.</summary>
    public AlignedBuffer Statistics => field ??= new(T.Layout.StatisticsLength);

    /// <summary>What <see cref="Block.Batch"/> points to: for whole blocks, then for the last one.</summary>
    public AlignedBuffer Lanes => field ??= new(2 * LanesLength);

    public AlignedBuffer Images => field ??= new(Block.Lanes * T.InputLength);

    public AlignedBuffer Outputs => field ??= new(Block.Lanes * T.OutputLength);

    public AlignedBuffer OutputGradient => field ??= new(Block.Lanes * T.OutputLength);

    public AlignedBuffer InputGradient => field ??= new(Block.Lanes * T.InputLength);

    public AlignedBuffer ParameterGradient => field ??= new(T.Layout.ParametersLength);

    /// <summary>Takes one of the calling thread's workspaces; a nested call gets another.</summary>
    public static Workspace<T> Rent()
    {
        var workspace = t_idle;
        if (workspace is null)
        {
            return new();
        }

        t_idle = workspace._next;
        return workspace;
    }

    /// <summary>Gives back to the calling thread what <see cref="Rent"/> gave it.</summary>
    public void Return()
    {
        _next = t_idle;
        t_idle = this;
    }

    /// <summary>Takes workspaces from the pool of the process.</summary>
    public static void RentMany(Span<Workspace<T>> workspaces)
    {
        lock (s_lock)
        {
            foreach (ref var workspace in workspaces)
            {
                workspace = s_pool.TryPop(out var pooled) ? pooled : new();
            }
        }
    }

    /// <summary>Gives back to the pool what <see cref="RentMany"/> gave.</summary>
    public static void ReturnMany(ReadOnlySpan<Workspace<T>> workspaces)
    {
        lock (s_lock)
        {
            // Backwards, so that the next batch gets them in this order: the first of a group has buffers that others lack.
            for (var i = workspaces.Length - 1; i >= 0; i--)
            {
                s_pool.Push(workspaces[i]);
            }
        }
    }

    private static AlignedBuffer Filled(int length, ImmutableArray<Fill> fills)
    {
        var buffer = new AlignedBuffer(length);
        foreach (var fill in fills)
        {
            buffer.Span.Slice(fill.Offset, fill.Length).Fill(fill.Value);
        }

        return buffer;
    }
}
