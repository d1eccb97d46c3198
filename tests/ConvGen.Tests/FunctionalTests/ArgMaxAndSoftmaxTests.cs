using ConvGen.CompilerServices;
using ConvGen.Tests.Networks;

namespace ConvGen.Tests.FunctionalTests;

public sealed class ArgMaxAndSoftmaxTests
{
    [Theory]
    [InlineData(0, new[] { 1f })]
    [InlineData(2, new[] { 1f, 2, 3, 3 })]
    [InlineData(0, new[] { -0f, 0 })]
    [InlineData(0, new[] { float.NegativeInfinity, float.NegativeInfinity })]
    [InlineData(1, new[] { 1f, float.NaN, float.PositiveInfinity, float.NaN })]
    [InlineData(0, new[] { float.NaN, 2f })]
    public void ArgMaxIsTheFirstOfTheLargestAndNaNIsLargest(int expected, float[] values) => Assert.Equal(expected, Functional.ArgMax(values));

    [Fact]
    public void ArgMaxGoesByRows()
    {
        var labels = new int[3];
        Functional.ArgMax([1, 2, 4, 3, 5, 5], 2, labels);
        Assert.Equal([1, 0, 0], labels);
        Functional.ArgMax([], 2, []);
    }

    [Fact]
    public void SoftmaxHasItsStatedRoundings()
    {
        const int classes = 7;
        var logits = Array.ConvertAll(Numbers.Random(20 * classes, seed: 1), x => 10 * x);
        var (expected, actual) = (new float[logits.Length], new float[logits.Length]);
        for (var row = 0; row < logits.Length; row += classes)
        {
            var (largest, sum) = (logits[row..(row + classes)].Max(), 0f);
            for (var c = row; c < row + classes; c++)
            {
                expected[c] = VectorMath.Exp(logits[c] - largest);
                sum += expected[c];
            }

            for (var c = row; c < row + classes; c++)
            {
                expected[c] /= sum;
                Assert.Equal(Math.Exp(logits[c]) / logits[row..(row + classes)].Sum(x => Math.Exp(x)), expected[c], 1e-6);
            }
        }

        Functional.Softmax(logits, classes, actual);
        Assert.Equal(expected, actual);
        Functional.Softmax(logits, classes, logits);
        Assert.Equal(expected, logits);
    }

    [Fact]
    public void SoftmaxOfExtremes()
    {
        Assert.Equal([0.5f, 0.5f, 0], Softmax(3e38f, 3e38f, -3e38f));
        Assert.Equal([0, 1f], Softmax(float.NegativeInfinity, 5));
        Assert.All(Softmax(1, float.NaN, 2), y => Assert.Equal(float.NaN, y));
        Assert.Equal([1f], Softmax(-7));

        static float[] Softmax(params float[] x)
        {
            Functional.Softmax(x, x.Length, x);
            return x;
        }
    }

    [Fact]
    public void LengthsThatDoNotFitAreRefused()
    {
        Refused("logits has 5 numbers, which is no whole number of rows of 2.", () => Functional.ArgMax(new float[5], 2, new int[2]));
        Refused("labels has 3 elements; 2 rows of logits need as many.", () => Functional.ArgMax(new float[4], 2, new int[3]));
        Refused("probabilities has 3 elements; 4 logits need as many.", () => Functional.Softmax(new float[4], 2, new float[3]));
        Refused("values has 0 numbers", () => Functional.ArgMax([]));
        Refused("classes", () => Functional.ArgMax(new float[4], 0, []));
        Refused("classes", () => Functional.Softmax(new float[4], -1, new float[4]));
        var memory = new float[5];
        Refused("shares memory", () => Functional.Softmax(memory.AsSpan(0, 4), 2, memory.AsSpan(1, 4)));

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.ThrowsAny<ArgumentException>(action).Message, StringComparison.Ordinal);
    }
}
