using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

public sealed class SGDTests
{
    [Theory]
    [InlineData(0, 0, false, 0)]
    [InlineData(0, 0, false, 0.1)]
    [InlineData(0.9, 0, false, 0)]
    [InlineData(0.9, 0.3, false, 0.01)]
    [InlineData(0.9, 0, true, 0.01)]
    public void FollowsPyTorchsFormulaStepByStep(double momentum, double dampening, bool nesterov, double weightDecay)
    {
        const int count = 37;
        var sgd = new SGD(0.05f)
        {
            Momentum = (float)momentum, Dampening = (float)dampening, Nesterov = nesterov, WeightDecay = (float)weightDecay,
        };
        sgd.Validate();
        var state = new OptimizerState(sgd.Slots, count);
        var parameters = Numbers.Random(count, seed: 0);
        var (expected, velocity) = (Array.ConvertAll(parameters, p => (double)p), new double[count]);
        for (var step = 0; step < 5; step++)
        {
            var gradient = Numbers.Random(count, seed: 1 + step);
            for (var i = 0; i < count; i++)
            {
                var g = gradient[i] + weightDecay * expected[i];
                velocity[i] = step == 0 ? g : momentum * velocity[i] + (1 - dampening) * g;
                var d = momentum == 0 ? g : nesterov ? g + momentum * velocity[i] : velocity[i];
                expected[i] -= 0.05 * d;
            }

            // In two ranges, as two threads would.
            sgd.Update(new(step), parameters.AsSpan(0, 20), gradient.AsSpan(0, 20), state.Range(0, 20));
            sgd.Update(new(step), parameters.AsSpan(20), gradient.AsSpan(20), state.Range(20, count - 20));
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(expected[i], parameters[i], 1e-6);
            }
        }
    }

    [Fact]
    public void PlainStepIsOneFusedMultiplyAdd()
    {
        var (parameters, gradient) = (Numbers.Random(100, seed: 1), Numbers.Random(100, seed: 2));
        float[] expected = [.. parameters.Zip(gradient, (p, g) => MathF.FusedMultiplyAdd(-0.3f, g, p))];
        new SGD(0.3f).Update(new(0), parameters, gradient, default);
        Assert.Equal(expected, parameters);
    }

    [Fact]
    public void RangesAreCheckedInPyTorchsWords()
    {
        Refused("Invalid learning rate: -0.1", () => new SGD(-0.1f));
        Refused("Invalid learning rate: NaN", () => new SGD(float.NaN));
        Refused("Invalid momentum value: -1", () => new SGD(1) { Momentum = -1 });
        Refused("Invalid weight_decay value: -0.5", () => new SGD(1) { WeightDecay = -0.5f });

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.Throws<ArgumentOutOfRangeException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void NesterovNeedsMomentumAndNoDampening()
    {
        const string words = "Nesterov momentum requires a momentum and zero dampening";
        var network = new LinearNetwork();
        SGD[] bad = [new(1) { Nesterov = true }, new(1) { Nesterov = true, Momentum = 0.9f, Dampening = 0.1f }];
        foreach (var sgd in bad)
        {
            Assert.Contains(words, Assert.Throws<ArgumentException>(() => new Trainer<LinearNetwork>(network, sgd)).Message, StringComparison.Ordinal);
        }

        using var trainer = new Trainer<LinearNetwork>(network, new SGD(1));
        Assert.Contains(words, Assert.Throws<ArgumentException>(() => trainer.Optimizer = bad[0]).Message, StringComparison.Ordinal);
        Assert.Equal(new SGD(1), trainer.Optimizer);
    }
}
