namespace ConvGen;

/// <summary>A background thread that helps one run after the other and parks in between.</summary>
internal sealed class Worker
{
    private readonly object _wake = new();
    private WorkerRun? _run;
    private bool _parked;

    public Worker()
    {
        var thread = new Thread(Loop) { IsBackground = true, Name = "ConvGen worker" };
        thread.UnsafeStart();
    }

    /// <summary>Gives the idle worker a run to help with.</summary>
    public void Start(WorkerRun run)
    {
        Volatile.Write(ref _run, run);
        lock (_wake)
        {
            if (_parked)
            {
                Monitor.Pulse(_wake);
            }
        }
    }

    /// <summary>Takes the run back if the worker has not begun it; it is idle then.</summary>
    public bool TryCancel(WorkerRun run) => Interlocked.CompareExchange(ref _run, null, run) == run;

    private void Loop()
    {
        while (true)
        {
            AwaitRun();
            if (Interlocked.Exchange(ref _run, null) is { } run)
            {
                run.DoItems();
                // Idle before it says so: the caller's next run then finds it.
                Workers.Return(this);
                run.HelperDone();
            }
        }
    }

    private void AwaitRun()
    {
        var spin = new BriefSpin();
        while (Volatile.Read(ref _run) is null)
        {
            if (!spin.Once())
            {
                lock (_wake)
                {
                    _parked = true;
                    while (_run is null)
                    {
                        Monitor.Wait(_wake);
                    }

                    _parked = false;
                }
            }
        }
    }
}
