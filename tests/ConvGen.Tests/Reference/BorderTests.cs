namespace ConvGen.Tests.Reference;

/// <summary>Borders of a convolution, by hand: a kernel of one cell shows what lies around the image, and where its gradient goes.</summary>
public class BorderTests
{
    [Theory]
    [InlineData(PaddingMode.Zeros, new float[] { 0, 0, 1, 2, 3, 0, 0 })]
    [InlineData(PaddingMode.Reflect, new float[] { 3, 2, 1, 2, 3, 2, 1 })]
    [InlineData(PaddingMode.Replicate, new float[] { 1, 1, 1, 2, 3, 3, 3 })]
    [InlineData(PaddingMode.Circular, new float[] { 2, 3, 1, 2, 3, 1, 2 })]
    public void Forward(PaddingMode mode, float[] expected)
    {
        Assert.Equal(expected, Row(mode).Predict(Functions.Runtime, [1f], [1f, 2, 3]));
        Assert.Equal(expected, Column(mode).Predict(Functions.Runtime, [1f], [1f, 2, 3]));
    }

    [Theory]
    [InlineData(PaddingMode.Zeros, new float[] { 4, 8, 16 })]
    [InlineData(PaddingMode.Reflect, new float[] { 4 + 64, 8 + 32 + 2, 16 + 1 })]
    [InlineData(PaddingMode.Replicate, new float[] { 4 + 2 + 1, 8, 16 + 32 + 64 })]
    [InlineData(PaddingMode.Circular, new float[] { 4 + 32, 8 + 64 + 1, 16 + 2 })]
    public void Backward(PaddingMode mode, float[] expected)
    {
        float[] powers = [1, 2, 4, 8, 16, 32, 64];

        Assert.Equal(expected, Row(mode).Backward(Functions.Runtime, [1f], [1f, 2, 3], powers).Input);
        Assert.Equal(expected, Column(mode).Backward(Functions.Runtime, [1f], [1f, 2, 3], powers).Input);
    }

    // 2²⁴ + 1 is 2²⁴ again, so the order shows.
    [Fact]
    public void AfterTheImageComesFirst()
    {
        const float Big = 1 << 24;

        // The middle cell of three: its own, then that after the image (1 is lost), then that before it (−2²⁴).
        Assert.Equal([0, 0, 0], Row(PaddingMode.Reflect).Backward(Functions.Runtime, [1f], [1f, 2, 3], [0, -Big, 0, Big, 0, 1, 0]).Input);
        Assert.Equal([0, 1, 0], Row(PaddingMode.Reflect).Backward(Functions.Runtime, [1f], [1f, 2, 3], [0, 1, 0, Big, 0, -Big, 0]).Input);
    }

    [Fact]
    public void CornersGoThroughRowsAndThenColumns()
    {
        Model model = Samples.Model(new Shape(1, 2, 2), s => new Conv2d(s, 1, new Window(1, 1, Top: 1, Left: 1), Bias: false, PaddingMode: PaddingMode.Replicate));

        Assert.Equal([1, 1, 2, 1, 1, 2, 3, 3, 4], model.Predict(Functions.Runtime, [1f], [1f, 2, 3, 4]));
        Assert.Equal([1 + 2 + 8 + 16, 4 + 32, 64 + 128, 256], model.Backward(Functions.Runtime, [1f], [1f, 2, 3, 4], [1f, 2, 4, 8, 16, 32, 64, 128, 256]).Input);
    }

    private static Model Row(PaddingMode mode) =>
        Samples.Model(new Shape(1, 1, 3), s => new Conv2d(s, 1, new Window(1, 1, Left: 2, Right: 2), Bias: false, PaddingMode: mode));

    private static Model Column(PaddingMode mode) =>
        Samples.Model(new Shape(1, 3, 1), s => new Conv2d(s, 1, new Window(1, 1, Top: 2, Bottom: 2), Bias: false, PaddingMode: mode));
}
