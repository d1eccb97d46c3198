namespace ConvGen.Tests.Parity;

/// <summary>Tensors are compared by the scale of the tensor: small elements of a large tensor carry its rounding.</summary>
internal static class Close
{
    /// <summary>Fails if an element is further from <paramref name="expected"/> than <paramref name="tolerance"/> × the largest absolute value there.</summary>
    public static void Assert(string what, IReadOnlyList<double> expected, IReadOnlyList<double> actual, double tolerance)
    {
        Xunit.Assert.True(expected.Count == actual.Count, $"{what} has {actual.Count} elements instead of {expected.Count}.");
        double scale = expected.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty().Max();
        for (int i = 0; i < expected.Count; i++)
        {
            // Equal covers infinities and NaN.
            double error = expected[i].Equals(actual[i]) ? 0 : Math.Abs(expected[i] - actual[i]);
            Xunit.Assert.True(error <= tolerance * scale, $"{what}[{i}] is {actual[i]:R} instead of {expected[i]:R}: off by {error / scale:E1} of the largest, {scale:R}.");
        }
    }

    public static void Assert(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, double tolerance) =>
        Assert(what, Widen(expected), Widen(actual), tolerance);

    public static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
            wide[i] = values[i];
        return wide;
    }
}
