using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

public sealed class LossTests
{
    [Fact]
    public void CrossEntropyOfEqualOutputsIsTheLogOfTheirNumber()
    {
        var gradient = new float[4];
        var loss = new CrossEntropyLoss().Image([2, 2, 2, 2], [3], scale: 0.5f, gradient);
        Assert.Equal(MathF.Log(4), loss, 1e-7f);
        Assert.Equal([0.125f, 0.125f, 0.125f, -0.375f], gradient);
    }

    [Fact]
    public void CrossEntropyByHand()
    {
        // softmax(0, ln 2, ln 5) = 1/8, 2/8, 5/8.
        var gradient = new float[3];
        var loss = new CrossEntropyLoss().Image([0, MathF.Log(2), MathF.Log(5)], [1], scale: 1, gradient);
        Assert.Equal(MathF.Log(4), loss, 1e-6f);
        Assert.Equal(0.125f, gradient[0], 1e-6f);
        Assert.Equal(-0.75f, gradient[1], 1e-6f);
        Assert.Equal(0.625f, gradient[2], 1e-6f);
    }

    [Theory]
    [InlineData(1e30f, -1e30f)]
    [InlineData(88f, -104f)]
    [InlineData(-3e38f, 3e38f)]
    public void CrossEntropyIsStableForLargeOutputs(float first, float second)
    {
        var gradient = new float[2];
        var loss = new CrossEntropyLoss().Image([first, second], [0], scale: 1, gradient);
        var expected = first > second ? 0 : (float)((double)second - first);
        Assert.Equal(expected, loss);
        Assert.Equal(first > second ? [0, 0] : [-1, 1], gradient);
    }

    [Fact]
    public void GradientsAgreeWithCentralDifferences()
    {
        var (output, target) = (Numbers.Random(7, seed: 1), Numbers.Random(7, seed: 2));
        Check((values, gradient) => new CrossEntropyLoss().Image(values, [4], 1, gradient));
        Check((values, gradient) => new MSELoss().Image(values, target, 1, gradient));

        void Check(Func<float[], float[], float> loss)
        {
            var (gradient, scratch) = (new float[7], new float[7]);
            loss(output, gradient);
            const float step = 1 / 64f;
            for (var i = 0; i < output.Length; i++)
            {
                var (above, below) = ((float[])output.Clone(), (float[])output.Clone());
                above[i] += step;
                below[i] -= step;
                var difference = ((double)loss(above, scratch) - loss(below, scratch)) / (2 * step);
                Assert.Equal(difference, gradient[i], 1e-4);
            }
        }
    }

    [Fact]
    public void MeanSquaredErrorByHand()
    {
        var loss = new MSELoss();
        var gradient = new float[2];
        var scale = loss.Scale([1, 2, 3, 4], images: 2, outputs: 2);
        Assert.Equal(0.25f, scale);
        Assert.Equal(9 + 16, loss.Image([4, -2], [1, 2], scale, gradient));
        Assert.Equal([2 * 3 / 4f, 2 * -4 / 4f], gradient);
    }

    [Fact]
    public void BadTargetsAreToldWithBothNumbers()
    {
        Refused("labels[2] is 10; a network with 10 outputs takes labels from 0 to 9.", () => new CrossEntropyLoss().Scale([0, 9, 10], 3, 10));
        Refused("labels[0] is -1;", () => new CrossEntropyLoss().Scale([-1], 1, 10));
        Refused("There are 2 labels for 3 images", () => new CrossEntropyLoss().Scale([0, 1], 3, 10));
        Refused("There are 5 targets for 2 images; they need 6, 3 each.", () => new MSELoss().Scale([1, 2, 3, 4, 5], 2, 3));

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LossesAreValues()
    {
        Assert.Equal(new CrossEntropyLoss(), new CrossEntropyLoss());
        Assert.Equal(new SGD(0.1f) { Momentum = 0.9f }, new SGD(0.1f) { Momentum = 0.9f });
    }

    [Theory]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(1.4142135623730952)]
    [InlineData(10.0)]
    [InlineData(0.3)]
    [InlineData(1e-310)]
    [InlineData(double.MaxValue)]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void PortableLogIsTheLogarithm(double x) => Assert.Equal(Math.Log(x), PortableLog.Of(x), Math.Max(1e-15, Math.Abs(Math.Log(x)) * 4e-16) is var e && double.IsFinite(e) ? e : 0);
}
