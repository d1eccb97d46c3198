using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

public sealed class AdamTests
{
    [Theory]
    [InlineData(0.9, 0.999, 1e-8, 0)]
    [InlineData(0.9, 0.999, 1e-8, 0.1)]
    [InlineData(0.5, 0.9, 0.01, 0.01)]
    [InlineData(0, 0, 1, 0)]
    public void AdamFollowsPyTorchsFormulaStepByStep(double beta1, double beta2, double eps, double weightDecay) => Follows(
        new Adam(0.05f) { Beta1 = (float)beta1, Beta2 = (float)beta2, Eps = (float)eps, WeightDecay = (float)weightDecay },
        beta1, beta2, eps, p => p, (p, g) => g + weightDecay * p);

    [Theory]
    [InlineData(0.9, 0.999, 1e-8, 0)]
    [InlineData(0.9, 0.999, 1e-8, 0.01)]
    [InlineData(0.5, 0.9, 0.01, 0.3)]
    public void AdamWDrawsParametersToZeroApartFromTheGradient(double beta1, double beta2, double eps, double weightDecay) => Follows(
        new AdamW(0.05f) { Beta1 = (float)beta1, Beta2 = (float)beta2, Eps = (float)eps, WeightDecay = (float)weightDecay },
        beta1, beta2, eps, p => p * (1 - 0.05 * weightDecay), (_, g) => g);

    [Fact]
    public void DefaultsArePyTorchs()
    {
        Assert.Equal(new Adam(1e-3f) { Beta1 = 0.9f, Beta2 = 0.999f, Eps = 1e-8f, WeightDecay = 0 }, new Adam());
        Assert.Equal(new AdamW(1e-3f) { Beta1 = 0.9f, Beta2 = 0.999f, Eps = 1e-8f, WeightDecay = 1e-2f }, new AdamW());
        Assert.Equal((2, 2), (new Adam().Slots, new AdamW().Slots));
    }

    [Fact]
    public void FirstStepGoesAsFarAsTheLearningRateWhateverTheGradient()
    {
        float[] parameters = [1, 1, 1, 1];
        float[] gradient = [1e-4f, -0.5f, 3, -1e6f];
        new Adam(0.25f).Update(new(0), parameters, gradient, new OptimizerState(2, 4).Range(0, 4));
        float[] expected = [0.75f, 1.25f, 0.75f, 1.25f];
        Assert.All(parameters.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-4f));
    }

    [Fact]
    public void RangesAreCheckedInPyTorchsWords()
    {
        Refused("Invalid learning rate: -0.1", () => new Adam(-0.1f));
        Refused("Invalid learning rate: NaN", () => new AdamW(float.NaN));
        Refused("Invalid beta parameter at index 0: 1", () => new Adam { Beta1 = 1 });
        Refused("Invalid beta parameter at index 0: -0.5", () => new AdamW { Beta1 = -0.5f });
        Refused("Invalid beta parameter at index 1: 1.5", () => new Adam { Beta2 = 1.5f });
        Refused("Invalid beta parameter at index 1: NaN", () => new AdamW { Beta2 = float.NaN });
        Refused("Invalid epsilon value: -1", () => new Adam { Eps = -1 });
        Refused("Invalid weight_decay value: -0.5", () => new AdamW { WeightDecay = -0.5f });

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TrainingHasTheSameBitsOnAnyNumberOfThreads()
    {
        var (images, labels) = (Numbers.Random(100 * LinearNetwork.InputLength, seed: 3), new int[100]);
        float[] Trained(int threads)
        {
            var network = new LinearNetwork(seed: 1);
            using var trainer = new Trainer<LinearNetwork>(network, new Adam(0.01f) { WeightDecay = 0.1f }, new() { Threads = threads });
            for (var step = 0; step < 4; step++)
            {
                trainer.Step(images, labels);
            }

            return network.Parameters.ToArray();
        }

        Assert.Equal(Trained(1), Trained(3));
    }

    private static void Follows(
        IOptimizer optimizer, double beta1, double beta2, double eps, Func<double, double> decayed, Func<double, double, double> drawn)
    {
        const int count = 37;
        optimizer.Validate();
        var state = new OptimizerState(optimizer.Slots, count);
        var parameters = Numbers.Random(count, seed: 0);
        var (expected, mean, square) = (Array.ConvertAll(parameters, p => (double)p), new double[count], new double[count]);
        for (var step = 0; step < 6; step++)
        {
            var gradient = Numbers.Random(count, seed: 1 + step);
            for (var i = 0; i < count; i++)
            {
                expected[i] = decayed(expected[i]);
                var g = drawn(expected[i], gradient[i]);
                mean[i] = beta1 * mean[i] + (1 - beta1) * g;
                square[i] = beta2 * square[i] + (1 - beta2) * g * g;
                var denominator = Math.Sqrt(square[i]) / Math.Sqrt(1 - Math.Pow(beta2, step + 1)) + eps;
                expected[i] -= 0.05 / (1 - Math.Pow(beta1, step + 1)) * mean[i] / denominator;
            }

            // In two ranges, as two threads would.
            optimizer.Update(new(step), parameters.AsSpan(0, 20), gradient.AsSpan(0, 20), state.Range(0, 20));
            optimizer.Update(new(step), parameters.AsSpan(20), gradient.AsSpan(20), state.Range(20, count - 20));
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(expected[i], parameters[i], 2e-6);
            }
        }
    }
}
