using System.Globalization;

namespace ConvGen.Tests.Determinism;

/// <summary>Equality by bits; only the sign of zero and the payload of NaN are left open.</summary>
internal static class Bits
{
    public static void AssertEqual(string what, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} elements instead of {expected.Length}.");
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Of(expected[i]) == Of(actual[i]), string.Create(CultureInfo.InvariantCulture, $"{what}[{i}] is {actual[i]:R} instead of {expected[i]:R}."));
    }

    private static uint Of(float x) => BitConverter.SingleToUInt32Bits(x == 0 ? 0 : float.IsNaN(x) ? float.NaN : x);
}
