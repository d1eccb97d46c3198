namespace ConvGen.Tests.Reference;

/// <summary>Pieces and limits of the activations, by hand.</summary>
public class ActivationTests
{
    private static readonly float[] s_points = [float.NegativeInfinity, -4, -3, -1, 0, 1, 3, 6, 7, float.PositiveInfinity];

    [Fact]
    public void ReLU6() => Is(s => new ReLU6(s), [0, 0, 0, 0, 0, 1, 3, 6, 6, 6], [0, 0, 0, 0, 0, 1, 1, 0, 0, 0]);

    [Fact]
    public void LeakyReLU() => Is(
        s => new LeakyReLU(s, 0.5f),
        [float.NegativeInfinity, -2, -1.5f, -0.5f, 0, 1, 3, 6, 7, float.PositiveInfinity],
        [0.5f, 0.5f, 0.5f, 0.5f, 0.5f, 1, 1, 1, 1, 1]);

    [Fact]
    public void LeakyReLUWithANegativeSlope() => Is(
        s => new LeakyReLU(s, -0.5f),
        [float.PositiveInfinity, 2, 1.5f, 0.5f, 0, 1, 3, 6, 7, float.PositiveInfinity],
        [-0.5f, -0.5f, -0.5f, -0.5f, -0.5f, 1, 1, 1, 1, 1]);

    [Fact]
    public void Hardswish() => Is(
        s => new Hardswish(s),
        [0, 0, 0, -1f / 3, 0, 2f / 3, 3, 6, 7, float.PositiveInfinity],
        [0, 0, 0, -1f / 3 + 0.5f, 0.5f, 1f / 3 + 0.5f, 1, 1, 1, 1]);

    [Fact]
    public void ELUFallsToMinusAlpha()
    {
        Model model = Samples.Model(new Shape(3), s => new ELU(s, 2));

        Gradients<double> actual = model.Backward(Functions.Exact, [], [double.NegativeInfinity, -1, 5], [1, 1, 1]);

        Parity.Close.Assert("y", [-2, 2 * (Math.Exp(-1) - 1), 5], actual.Outputs, 1e-15);
        Parity.Close.Assert("dx", [0, 2 * Math.Exp(-1), 1], actual.Input, 1e-15);
    }

    [Fact]
    public void NaNStaysNaN()
    {
        Func<Shape, Layer>[] kinds =
        [
            s => new ReLU(s), s => new ReLU6(s), s => new LeakyReLU(s), s => new ELU(s), s => new Hardswish(s), s => new Sigmoid(s), s => new Tanh(s),
            s => new GELU(s), s => new SiLU(s), s => new Softmax(s),
        ];
        foreach (Func<Shape, Layer> kind in kinds)
        {
            Model model = Samples.Model(new Shape(1), kind);
            Assert.Equal([double.NaN], model.Predict(Functions.Exact, [], [double.NaN]));
            Assert.Equal([float.NaN], model.Predict(Functions.Runtime, [], [float.NaN]));
        }
    }

    // Abramowitz and Stegun, table 26.1; beside −3 its slope, the density, is added to the tabled value.
    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746068543)]
    [InlineData(-2, 0.0227501319481792)]
    [InlineData(3, 0.998650101968370)]
    [InlineData(-3.0000001, 0.00134989803163 - 1e-7 * 0.00443184841)]
    [InlineData(-5, 2.866515718791939e-7)]
    public void NormalDistribution(double x, double expected) =>
        Assert.Equal(expected, Functions.NormalDistribution(x), tolerance: expected * 2e-9);

    // A sum near a half has lost the last digits of so small a number.
    [Fact]
    public void NormalDistributionIsOneFunctionOnBothSidesOfItsSeam() =>
        Assert.Equal(Functions.NormalDistribution(Math.BitIncrement(-3)), Functions.NormalDistribution(Math.BitDecrement(-3)), tolerance: 1e-15);

    [Fact]
    public void SoftmaxOfLargeNumbersIsFinite()
    {
        Model model = Samples.Model(new Shape(3), s => new Softmax(s));

        Assert.Equal([0, 0.5f, 0.5f], model.Predict(Functions.Runtime, [], [-1000f, 1000, 1000]));
    }

    private static void Is(Func<Shape, Layer> kind, float[] y, float[] dx)
    {
        Model model = Samples.Model(new Shape(s_points.Length), kind);

        Gradients<float> actual = model.Backward(Functions.Runtime, [], s_points, [.. s_points.Select(_ => 1f)]);

        Assert.Equal(y, actual.Outputs);
        Assert.Equal(dx, actual.Input);
    }
}
