namespace ConvGen.Benchmarks.Measuring;

/// <summary>Measures several things in turn, again and again, so that what else the machine does meets them all alike.</summary>
internal static class Interleaved
{
    /// <param name="seconds">How long each is measured, in all rounds together.</param>
    /// <returns>For each, the median of the rounds' medians, and how far apart the fastest and the slowest round lie, in microseconds.</returns>
    public static IReadOnlyList<(double Median, double Spread)> Measure(IReadOnlyList<Action> runs, double seconds, int rounds)
    {
        var medians = runs.Select(_ => new List<double>()).ToList();
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < runs.Count; i++)
                medians[i].Add(Stopwatches.Repeat(runs[i], seconds / rounds).Median);
        }
        return [.. medians.Select(own => (Median(own), own.Max() - own.Min()))];
    }

    /// <summary>The middle of some numbers; of an even count the mean of the middle two.</summary>
    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
