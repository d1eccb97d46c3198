using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

/// <summary>What a trainer shows of its last step's gradient, and clipping by its norm.</summary>
public sealed class GradientTests
{
    private const int Inputs = LinearKernels.Inputs, Outputs = LinearKernels.Outputs;

    [Theory]
    [InlineData(50)]
    [InlineData(1500)]
    public void GradientIsThatOfTheLossEvenIfTheOptimizerOverwritesIt(int count)
    {
        var (images, labels) = (Numbers.Random(count * Inputs, seed: 1), Numbers.Labels(count, seed: 2));
        var network = new LinearNetwork(seed: 1);
        var expected = Gradient(network, images, labels);
        using var trainer = new Trainer<LinearNetwork>(network, new Adam { WeightDecay = 0.1f }, new() { Threads = 2 });
        Assert.Equal(new float[LinearKernels.Parameters], trainer.Gradient);
        trainer.Step(images, labels);
        Assert.Equal(expected, trainer.Gradient);
        Assert.Null(trainer.GradientNorm);
    }

    [Theory]
    [InlineData(0.01f)]
    [InlineData(0.3f)]
    [InlineData(1000f)]
    [InlineData(float.PositiveInfinity)]
    public void ClippingIsPyTorchs(float maxNorm)
    {
        var network = new LinearNetwork(seed: 1);
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(0.5f), new() { Threads = 2, MaxGradientNorm = maxNorm });
        for (var step = 0; step < 4; step++)
        {
            var (images, labels) = (Numbers.Random(1100 * Inputs, seed: step), Numbers.Labels(1100, seed: step));
            var before = network.Parameters.ToArray();
            var gradient = Gradient(network, images, labels);
            trainer.Step(images, labels);

            var norm = Math.Sqrt(gradient.Sum(g => (double)g * g));
            var factor = (float)Math.Min(1, maxNorm / (norm + 1e-6));
            Assert.Equal(norm, trainer.GradientNorm!.Value, 1e-6);
            float[] clipped = [.. gradient.Select(g => g * factor)];
            Assert.All(clipped.Zip(trainer.Gradient.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-7));
            Assert.Equal(before.Zip(trainer.Gradient.ToArray(), (p, g) => MathF.FusedMultiplyAdd(-0.5f, g, p)), network.Parameters.ToArray());
            Assert.True(Math.Sqrt(trainer.Gradient.ToArray().Sum(g => (double)g * g)) <= maxNorm);
        }
    }

    [Fact]
    public void OwnClippingHasTheBitsOfTheTrainers()
    {
        var network = new LinearNetwork(seed: 1);
        var (images, labels) = (Numbers.Random(100 * Inputs, seed: 1), Numbers.Labels(100, seed: 2));
        var gradient = Gradient(network, images, labels);
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(1), new() { MaxGradientNorm = 0.1f });
        trainer.Step(images, labels);
        Assert.Equal(GradientClipping.ClipNorm(gradient, 0.1f), trainer.GradientNorm);
        Assert.Equal(gradient, trainer.Gradient);
    }

    [Fact]
    public void ClipNormByHand()
    {
        float[] gradient = [3, 0, -4];
        Assert.Equal(5, GradientClipping.ClipNorm(gradient, 5));
        Assert.Equal([3 * (float)(5 / (5 + 1e-6)), 0, -4 * (float)(5 / (5 + 1e-6))], gradient);
        gradient = [3, 0, -4];
        Assert.Equal(5, GradientClipping.ClipNorm(gradient, 10));
        Assert.Equal([3, 0, -4], gradient);
        GradientClipping.ClipNorm(gradient, 0);
        Assert.All(gradient, g => Assert.Equal(0, Math.Abs(g)));
        Assert.Equal(0, GradientClipping.ClipNorm([], 1));

        // As clip_grad_norm_ with error_if_nonfinite=False.
        gradient = [3, float.PositiveInfinity];
        Assert.Equal(float.PositiveInfinity, GradientClipping.ClipNorm(gradient, 1));
        Assert.Equal([0, float.NaN], gradient);
        gradient = [3, float.NaN];
        Assert.Equal(float.NaN, GradientClipping.ClipNorm(gradient, 1));
        Assert.Equal([float.NaN, float.NaN], gradient);
    }

    [Fact]
    public void NormIsSummedInItsStatedOrder()
    {
        var gradient = Numbers.Random(10_000, seed: 1);
        var sum = 0.0;
        for (var start = 0; start < gradient.Length; start += 4096)
        {
            var (lanes, chunk) = (new double[8], 0.0);
            for (var i = start; i < Math.Min(start + 4096, gradient.Length); i++)
            {
                lanes[i % 8] += (double)gradient[i] * gradient[i];
            }

            foreach (var lane in lanes)
            {
                chunk += lane;
            }

            sum += chunk;
        }

        float[] expected = [.. gradient.Select(g => g * (float)(1 / (Math.Sqrt(sum) + 1e-6)))];
        Assert.Equal((float)Math.Sqrt(sum), GradientClipping.ClipNorm(gradient, 1));
        Assert.Equal(expected, gradient);
    }

    [Fact]
    public void NegativeNormsAreRefused()
    {
        Assert.Contains("Invalid maximum norm: -1", Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { MaxGradientNorm = -1 }).Message, StringComparison.Ordinal);
        Assert.Contains("Invalid maximum norm: NaN", Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ClipNorm([], float.NaN)).Message, StringComparison.Ordinal);
    }

    private static float[] Gradient(LinearNetwork network, float[] images, int[] labels)
    {
        var (loss, outputs) = (new CrossEntropyLoss(), new float[labels.Length * Outputs]);
        var (outputGradient, gradient) = (new float[outputs.Length], new float[LinearKernels.Parameters]);
        network.Predict(images, outputs);
        var scale = loss.Scale(labels, labels.Length, Outputs);
        for (var i = 0; i < labels.Length; i++)
        {
            loss.Image(outputs.AsSpan(i * Outputs, Outputs), labels.AsSpan(i, 1), scale, outputGradient.AsSpan(i * Outputs, Outputs));
        }

        network.Backward(images, outputGradient, gradient, []);
        return gradient;
    }
}
