namespace ConvGen.Tests.Training;

public sealed class OptimizerStateTests
{
    [Fact]
    public void RangesAreViewsOfTheSlotsOfTheirParameters()
    {
        var state = new OptimizerState(slots: 2, parameters: 10);
        state.All[1].Fill(7);
        state.Range(4, 3)[0].Fill(3);
        Assert.Equal([0, 0, 0, 0, 3, 3, 3, 0, 0, 0], state.All[0]);
        Assert.Equal([7, 7, 7], state.Range(7, 3)[1]);
        Assert.Equal(0, state.Range(10, 0)[0].Length);
        Assert.Equal((2, 0), (state.Slots, state.Steps));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(0, 11)]
    [InlineData(9, 2)]
    [InlineData(3, -1)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void RangesBeyondTheParametersAreRefused(int start, int length)
    {
        var state = new OptimizerState(slots: 2, parameters: 10);
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => { state.Range(start, length); });
        Assert.Contains("it is that of 10 parameters.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SlotsThatTheOptimizerHasNotAreRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => { _ = new OptimizerState(1, 10).All[1]; });

    [Fact]
    public void NegativeSizesAreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerState(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new OptimizerState(1, -10));
    }
}
