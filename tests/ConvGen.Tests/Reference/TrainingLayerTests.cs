using ConvGen.CompilerServices;

namespace ConvGen.Tests.Reference;

/// <summary>Batch norm and dropout, which are not the same in training and in prediction, against formulas of their own.</summary>
public class TrainingLayerTests
{
    [Fact]
    public void BatchNormNormalizesByTheBatch()
    {
        Model model = Samples.Model(new Shape(1, 1, 2), s => new BatchNorm2d(s, Eps: 0.5f));

        // Mean 4, variance ((−3)² + (−1)² + 1² + 3²) / 4 = 5.
        double[] y = model.Forward(Functions.Exact, [2.0, 7], [1.0, 3, 5, 7]);

        Parity.Close.Assert("y", [.. new double[] { -3, -1, 1, 3 }.Select(d => d / Math.Sqrt(5.5) * 2 + 7)], y, 1e-15);
    }

    [Fact]
    public void RunningStatisticsTakeTheUnbiasedVariance()
    {
        Model model = Samples.Model(new Shape(1, 1, 2), s => new BatchNorm2d(s, Momentum: 0.25f));

        // 20 / (4 − 1).
        Parity.Close.Assert(
            "buffers", [0.25 * 4 + 0.75 * 10, 0.25 * (20.0 / 3) + 0.75 * 100], model.UpdatedBuffers(Functions.Exact, [2.0, 7], [1.0, 3, 5, 7], [10.0, 100]), 1e-15);
        Assert.Equal([0f, 1], model.InitialBuffers<float>());
        Assert.Equal(["0.running_mean", "0.running_var"], model.Buffers.Select(b => b.Key));
    }

    [Fact]
    public void BatchNormPredictsByRunningStatistics()
    {
        Model model = Samples.Model(new Shape(1, 1, 2), s => new BatchNorm2d(s, Eps: 1));

        Assert.Equal([2.0 * (1 - 10) / 4 + 7, 2.0 * (3 - 10) / 4 + 7], model.Predict(Functions.Exact, [2.0, 7], [1.0, 3], [10.0, 15]));
    }

    [Fact]
    public void StatisticsAreSummedOverLanesAndGroups()
    {
        float[] x = Samples.Floats(130, seed: 1);
        Model model = Samples.Model(new Shape(1, 1, 1), s => new BatchNorm2d(s, Momentum: 1));

        float[] buffers = model.UpdatedBuffers(Functions.Runtime, [1f, 0], x, [0f, 0]);

        float mean = Sum((n, a) => a + x[n]) / 130;
        Assert.Equal([mean, Sum((n, a) => MathF.FusedMultiplyAdd(x[n] - mean, x[n] - mean, a)) / 129], buffers);
    }

    [Fact]
    public void DropoutKeepsWhereTheWordIsLarge()
    {
        Model model = Samples.Model(new Shape(5), s => new Tanh(s), s => new Dropout(s, 0.25f));
        float[] x = Samples.Floats(15, seed: 1);

        float[] expected = [.. x.Select((v, i) => VectorMath.Tanh(v) * (Philox.Word(7, RandomPurpose.Dropout, 1, i) >= 1u << 30 ? 4 / 3f : 0))];

        Assert.Equal(expected, model.Forward(Functions.Runtime, [], x, seed: 7));
        Assert.NotEqual(expected, model.Forward(Functions.Runtime, [], x, seed: 8));
        Assert.Equal(x.Select(VectorMath.Tanh), model.Predict(Functions.Runtime, [], x));
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(1f, 0f)]
    public void DropoutOfNothingAndOfAll(float p, float factor)
    {
        float[] x = Samples.Floats(1000, seed: 1);

        Assert.Equal(x.Select(v => v * factor), Samples.Model(new Shape(10), s => new Dropout(s, p)).Forward(Functions.Runtime, [], x));
    }

    [Fact]
    public void DropoutDropsItsShare()
    {
        Model model = Samples.Model(new Shape(100), s => new Dropout(s, 0.9f));

        int kept = model.Forward(Functions.Runtime, [], [.. Enumerable.Repeat(1f, 10_000)]).Count(y => y != 0);

        // Five standard deviations of 30.
        Assert.InRange(kept, 850, 1150);
    }

    // Three groups, each folded by halves.
    private static float Sum(Func<int, float, float> add)
    {
        float[] groups = [.. Enumerable.Range(0, 3).Select(group =>
        {
            var lanes = new float[16];
            for (int n = 64 * group; n < Math.Min(130, 64 * (group + 1)); n++)
                lanes[n % 16] = add(n, lanes[n % 16]);
            return Group.Fold<float>(lanes);
        })];
        return groups[0] + groups[1] + groups[2];
    }
}
