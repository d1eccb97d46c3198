namespace ConvGen.Tests.Parity;

/// <summary>PyTorch's averages where windows hang over the edge, from threads in which other programs computed something else.</summary>
public class CeilModeTests
{
    private static readonly float[] s_oneTo16 = [.. Enumerable.Range(1, 16).Select(i => (float)i)];

    [Fact(DisplayName = "Padding counts, what hangs over it does not (pytorch#183528)")]
    public void WithPadding() => Close.Assert(
        "output", [1.5555556f, 3.3333333f, 2, 6.3333335f, 11, 6, 4.5f, 7.5f, 4], Computed.Outputs(typeof(AvgPoolCeilPadded), s_oneTo16), 1e-7);

    [Fact(DisplayName = "What hangs over the edge does not count (onnxscript#754)")]
    public void WithoutPadding() => Assert.Equal([6, 7.5f, 12, 13.5f], Computed.Outputs(typeof(AvgPoolCeilOverhang), s_oneTo16));

    [Theory(DisplayName = "A last window that would begin behind the image is left out (pytorch#116420, pytorch#99424)")]
    [InlineData(typeof(AvgPoolCeilWithoutLastWindow), 3 * 3)]
    [InlineData(typeof(AvgPoolCeil9x9), 4 * 4)]
    [InlineData(typeof(AvgPoolFloor9x9), 3 * 3)]
    public void Shapes(Type network, int length) => Assert.Equal(length, Computed.Outputs(network, new float[81]).Length);
}
