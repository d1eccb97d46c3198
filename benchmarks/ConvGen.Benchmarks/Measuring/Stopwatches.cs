using System.Diagnostics;

namespace ConvGen.Benchmarks.Measuring;

internal static class Stopwatches
{
    /// <summary>Repeats <paramref name="run"/> for a fifth of <paramref name="seconds"/> to warm up, then for <paramref name="seconds"/>.</summary>
    /// <returns>Median and minimum of one run, in microseconds.</returns>
    public static (double Median, double Minimum) Repeat(Action run, double seconds)
    {
        For(seconds * 0.2, run, took: null);
        var took = new List<long>(1 << 20);
        For(seconds, run, took);
        took.Sort();
        return (Microseconds(took[took.Count / 2]), Microseconds(took[0]));
    }

    private static void For(double seconds, Action run, List<long>? took)
    {
        long begin = Stopwatch.GetTimestamp(), length = (long)(seconds * Stopwatch.Frequency), start;
        do
        {
            start = Stopwatch.GetTimestamp();
            run();
            took?.Add(Stopwatch.GetTimestamp() - start);
        }
        while (start - begin < length);
    }

    private static double Microseconds(long ticks) => ticks * 1e6 / Stopwatch.Frequency;
}
