namespace ConvGen.Benchmarks.Measuring;

/// <summary>Images for whoever does not care what is on them.</summary>
internal static class Numbers
{
    public static float[] Between0And1(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }
}
