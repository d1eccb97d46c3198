namespace ConvGen.Tests.Training;

public sealed class PortableMathTests
{
    [Fact]
    public void CosineIsThatOfTheLibrary()
    {
        var random = new Random(1);
        for (var i = 0; i < 100_000; i++)
        {
            var x = (random.NextDouble() - 0.5) * 8;
            Assert.Equal(Math.Cos(Math.PI * x), PortableCos.OfPi(x), 2e-15);
            x = random.NextDouble();
            Assert.Equal(Math.Cos(Math.PI * x), PortableCos.OfPi(x), 4.5e-16);
        }

        double[] exact = [0, 1, 0.5, 0, 1, -1, 1.5, 0, 2, 1, 1e15, 1, 1e15 + 1, -1, 1.0 / 3, 0.5];
        for (var i = 0; i < exact.Length; i += 2)
        {
            Assert.Equal(exact[i + 1], PortableCos.OfPi(exact[i]), 2.3e-16);
        }
    }

    [Theory]
    [InlineData(0.1, 0)]
    [InlineData(0.1, 1)]
    [InlineData(0.999, 12345)]
    [InlineData(1.5, 77)]
    [InlineData(0.0, 0)]
    [InlineData(0.0, 3)]
    public void PowerIsThatOfTheLibrary(double x, long exponent) =>
        Assert.Equal(Math.Pow(x, exponent), PortablePower.Of(x, exponent), 1e-12 * Math.Pow(x, exponent));

    [Theory]
    [InlineData(0f, 0.0)]
    [InlineData(1f, 0.69314718055994531)]
    [InlineData(1e-20f, 9.9999996826552254e-21)]
    [InlineData(0.5f, 0.40546510810816438)]
    [InlineData(0.25f, 0.22314355131420976)]
    public void LogarithmOfOnePlusLosesNoSmallOnes(float x, double expected) => Assert.Equal(expected, PortableLog.OfOnePlus(x), 4e-16 * expected);
}
