using System.Diagnostics;

namespace ConvGen;

/// <summary>Spins for the length of a short pause between two runs, and says when it is time to park.</summary>
internal struct BriefSpin
{
    private static readonly long s_limit = Stopwatch.Frequency / 20_000; // 50 µs: about what parking and waking cost

    private long _start;
    private int _count;

    /// <summary>Waits an instant; false once the thread should park.</summary>
    public bool Once()
    {
        if (_count++ == 0)
        {
            _start = Stopwatch.GetTimestamp();
        }
        else if (Environment.ProcessorCount == 1 || Stopwatch.GetTimestamp() - _start > s_limit)
        {
            return false;
        }

        // Yielding lets the awaited thread run where both share a core.
        if (_count % 16 == 0)
        {
            Thread.Yield();
        }
        else
        {
            Thread.SpinWait(20);
        }

        return true;
    }
}
