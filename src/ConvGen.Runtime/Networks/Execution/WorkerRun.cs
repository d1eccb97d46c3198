using System.Runtime.ExceptionServices;

namespace ConvGen;

/// <summary>One call of <see cref="Workers.Run"/>: hands out its items and waits for its helpers. Used again by later calls.</summary>
internal sealed class WorkerRun
{
    private readonly List<Worker> _helpers = [];
    private readonly object _allDone = new();
    private Action<nint, int> _run = null!;
    private nint _work;
    private int _items;
    private int _next;
    private int _unfinished;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs all items with the help of some workers; the calling thread takes its share.</summary>
    public void Execute(int helpers, int items, nint work, Action<nint, int> run)
    {
        (_run, _work, _items, _next, _unfinished, _failure) = (run, work, items, 0, 0, null);
        _helpers.Clear();
        while (_helpers.Count < helpers)
        {
            _helpers.Add(Workers.Take());
        }

        // Whatever happens from here on, the caller's frame is not left while a helper may look at it.
        try
        {
            foreach (var helper in _helpers)
            {
                Interlocked.Increment(ref _unfinished);
                helper.Start(this);
            }

            DoItems();
        }
        finally
        {
            try
            {
                CancelSleepers();
            }
            finally
            {
                WaitForHelpers();
            }
        }

        _failure?.Throw();
    }

    /// <summary>Does items until none is left; called on each of the run's threads.</summary>
    public void DoItems()
    {
        try
        {
            for (int item; (item = Interlocked.Increment(ref _next) - 1) < _items;)
            {
                _run(_work, item);
            }
        }
        catch (Exception exception)
        {
            // The caller throws it; another thread must not be torn down, nor the caller's frame left while it is in use.
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            Interlocked.Exchange(ref _next, _items);
        }
    }

    /// <summary>A helper's last word; after it the helper touches the work no more.</summary>
    public void HelperDone()
    {
        if (Interlocked.Decrement(ref _unfinished) == 0)
        {
            lock (_allDone)
            {
                Monitor.Pulse(_allDone);
            }
        }
    }

    /// <summary>A helper that has not woken by now is not waited for: there is nothing left for it.</summary>
    private void CancelSleepers()
    {
        foreach (var helper in _helpers)
        {
            if (helper.TryCancel(this))
            {
                Interlocked.Decrement(ref _unfinished);
                Workers.Return(helper);
            }
        }
    }

    private void WaitForHelpers()
    {
        var spin = new BriefSpin();
        var interrupted = false;
        while (Volatile.Read(ref _unfinished) != 0)
        {
            if (!spin.Once())
            {
                try
                {
                    Park();
                }
                catch (ThreadInterruptedException)
                {
                    interrupted = true;
                }
            }
        }

        if (interrupted)
        {
            Thread.CurrentThread.Interrupt();
        }
    }

    private void Park()
    {
        lock (_allDone)
        {
            while (Volatile.Read(ref _unfinished) != 0)
            {
                Monitor.Wait(_allDone);
            }
        }
    }
}
