using System.Runtime.CompilerServices;

namespace ConvGen;

/// <summary>The process's worker threads: started when first needed, kept, parked while idle.</summary>
internal static class Workers
{
    private static readonly Lock s_lock = new();
    private static readonly Stack<Worker> s_idle = new();

    [ThreadStatic]
    private static WorkerRun? t_run;

    /// <summary>Runs every item once on at most <paramref name="threads"/> threads, the calling one among them, and waits for the end.</summary>
    /// <remarks>
    /// Items start in ascending order, and with one thread they end so. Runs may be nested, and several threads may call at once.
    /// The first exception is thrown again here, after all threads have stopped; items not yet begun are then left out.
    /// </remarks>
    public static void Run<TWork>(int threads, int items, scoped ref TWork work)
        where TWork : struct, IWork, allows ref struct
    {
        var helpers = Math.Min(threads, items) - 1;
        if (helpers <= 0)
        {
            for (var item = 0; item < items; item++)
            {
                work.Run(item);
            }

            return;
        }

        // Taken for the time of the run, so that a nested run on this thread gets another.
        var run = t_run ?? new WorkerRun();
        t_run = null;
        run.Execute(helpers, items, AddressOf(ref work), Entry<TWork>.Run);
        t_run = run;
    }

    /// <summary>An idle worker, or a new one: nobody waits for a thread that another run holds, so nothing can deadlock.</summary>
    public static Worker Take()
    {
        lock (s_lock)
        {
            if (s_idle.TryPop(out var worker))
            {
                return worker;
            }
        }

        return new Worker();
    }

    /// <summary>Gives back a worker that has nothing left to do.</summary>
    public static void Return(Worker worker)
    {
        lock (s_lock)
        {
            s_idle.Push(worker);
        }
    }

    // The work may be a ref struct with spans of the caller. It stays in the caller's frame, which outlives the run and where the collector
    // keeps its references up to date; the other threads read it there. So nothing is pinned, copied or allocated.
    private static nint AddressOf<TWork>(ref TWork work)
        where TWork : struct, allows ref struct => Unsafe.ByteOffset(ref Unsafe.NullRef<TWork>(), ref work);

    private static class Entry<TWork>
        where TWork : struct, IWork, allows ref struct
    {
        public static readonly Action<nint, int> Run =
            static (address, item) => Unsafe.AddByteOffset(ref Unsafe.NullRef<TWork>(), address).Run(item);
    }
}
