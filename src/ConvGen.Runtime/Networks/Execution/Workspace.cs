using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>The work buffers that one block of images needs; each is made when it is first asked for.</summary>
/// <remarks>A thread keeps its own for all its blocks; where blocks must outlive a visit, each gets one from the pool.</remarks>
internal sealed class Workspace<T>
    where T : class, INetwork<T>
{
    private static readonly Lock s_lock = new();
    private static readonly Stack<Workspace<T>> s_pool = new();

    [ThreadStatic]
    private static Workspace<T>? t_idle;

    private Workspace<T>? _next;

    public AlignedBuffer Activations => field ??= CreateActivations();

    public AlignedBuffer Gradients => field ??= new(T.Layout.GradientsLength);

    public AlignedBuffer Sums => field ??= new(T.Layout.SumsLength);

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

    /// <summary>Takes a workspace for every block from the pool of the process.</summary>
    public static Workspace<T>[] RentMany(int count)
    {
        var workspaces = new Workspace<T>[count];
        lock (s_lock)
        {
            for (var i = 0; i < count; i++)
            {
                workspaces[i] = s_pool.TryPop(out var workspace) ? workspace : new();
            }
        }

        return workspaces;
    }

    /// <summary>Gives back to the pool what <see cref="RentMany"/> gave.</summary>
    public static void ReturnMany(ReadOnlySpan<Workspace<T>> workspaces)
    {
        lock (s_lock)
        {
            foreach (var workspace in workspaces)
            {
                s_pool.Push(workspace);
            }
        }
    }

    private static AlignedBuffer CreateActivations()
    {
        var buffer = new AlignedBuffer(T.Layout.ActivationsLength);
        foreach (var fill in T.Layout.Fills)
        {
            buffer.Span.Slice(fill.Offset, fill.Length).Fill(fill.Value);
        }

        return buffer;
    }
}
