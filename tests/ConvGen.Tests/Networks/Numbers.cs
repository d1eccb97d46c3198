namespace ConvGen.Tests.Networks;

/// <summary>Numbers for tests.</summary>
internal static class Numbers
{
    public static float[] Random(int count, int seed)
    {
        var random = new Random(seed);
        var numbers = new float[count];
        foreach (ref var number in numbers.AsSpan())
        {
            number = random.NextSingle() * 2 - 1;
        }

        return numbers;
    }

    public static int[] Labels(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Next(LinearKernels.Outputs))];
    }
}
