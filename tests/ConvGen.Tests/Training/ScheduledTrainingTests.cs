using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

public sealed class ScheduledTrainingTests
{
    private const int Inputs = LinearKernels.Inputs;

    [Fact]
    public void ScheduleIsAnotherLearningRateEachStep()
    {
        var schedule = new SequentialLR([new LinearLR(0.25, 1, 4), new StepLR(2, 0.5)], [4]);
        var (scheduled, changed) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        using var one = new Trainer<LinearNetwork>(scheduled, new SGD(0.5f) { Momentum = 0.5f }, new() { Threads = 2, Schedule = schedule });
        using var two = new Trainer<LinearNetwork>(changed, new SGD(0) { Momentum = 0.5f }, new() { Threads = 1 });
        for (var step = 0; step < 10; step++)
        {
            var (images, labels) = (Numbers.Random(70 * Inputs, seed: step), Numbers.Labels(70, seed: step));

            // Powers of two, so that the product is exact.
            var rate = (float)(0.5 * schedule.Factor(step));
            Assert.Equal(rate, one.LearningRate);
            two.Optimizer = new SGD(rate) { Momentum = 0.5f };
            Assert.Equal(two.Step(images, labels), one.Step(images, labels));
            Assert.Equal(changed.Parameters.ToArray(), scheduled.Parameters.ToArray());
        }
    }

    [Theory]
    [InlineData("sgd")]
    [InlineData("adam")]
    [InlineData("adamw")]
    public void EveryOptimizerMultipliesItsLearningRate(string name)
    {
        const int count = 20;
        var schedule = new CosineAnnealingLR(8, 0.1);
        IOptimizer optimizer = name switch
        {
            "sgd" => new SGD(0.05f) { Momentum = 0.9f, WeightDecay = 0.1f },
            "adam" => new Adam(0.05f) { WeightDecay = 0.1f },
            _ => new AdamW(0.05f) { WeightDecay = 0.1f },
        };
        Assert.Equal(0.05f, optimizer.LearningRate);
        var state = new OptimizerState(optimizer.Slots, count);
        var parameters = Numbers.Random(count, seed: 0);
        var (expected, m, v) = (Array.ConvertAll(parameters, p => (double)p), new double[count], new double[count]);
        for (var step = 0; step < 8; step++)
        {
            var gradient = Numbers.Random(count, seed: 1 + step);
            var rate = 0.05 * (0.1 + 0.9 * (1 + Math.Cos(Math.PI * step / 8)) / 2);
            for (var i = 0; i < count; i++)
            {
                var g = gradient[i] + (name == "adamw" ? 0 : 0.1 * expected[i]);
                expected[i] *= name == "adamw" ? 1 - rate * 0.1 : 1;
                m[i] = name == "sgd" ? (step == 0 ? g : 0.9 * m[i] + g) : 0.9 * m[i] + 0.1 * g;
                v[i] = 0.999 * v[i] + 0.001 * g * g;
                expected[i] -= name == "sgd"
                    ? rate * m[i]
                    : rate / (1 - Math.Pow(0.9, step + 1)) * m[i] / (Math.Sqrt(v[i]) / Math.Sqrt(1 - Math.Pow(0.999, step + 1)) + 1e-8);
            }

            optimizer.Update(new(state.Steps++, schedule.Factor(step)), parameters, gradient, state.All);
            Assert.All(expected.Zip(parameters), pair => Assert.Equal(pair.First, pair.Second, 2e-6));
        }
    }

    [Fact]
    public void ScheduleGoesOnWhenTheOptimizerChanges()
    {
        using var trainer = new Trainer<LinearNetwork>(new(seed: 1), new SGD(1), new() { Schedule = new ExponentialLR(0.5) });
        trainer.Step(new float[Inputs], [0]);
        trainer.Optimizer = new Adam(0.25f);
        Assert.Equal(0.125f, trainer.LearningRate);
    }

    [Fact]
    public void ScheduleThatGivesNoFactorIsRefusedBeforeAnythingChanges()
    {
        var network = new LinearNetwork(seed: 1);
        var before = network.Parameters.ToArray();
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(1), new() { Schedule = new Negative() });
        var error = Assert.Throws<InvalidOperationException>(() => trainer.Step(new float[Inputs], new[] { 0 }));
        Assert.Contains("Negative gives -1 for step 0;", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0, trainer.Steps);
    }

    [Fact]
    public void OptimizerThatDoesNotTellItsLearningRateHasNone()
    {
        using var trainer = new Trainer<LinearNetwork>(new(), new Still());
        Assert.Equal(float.NaN, trainer.LearningRate);
    }

    private sealed record Negative : ISchedule
    {
        public double Factor(long step) => -1;
    }

    private sealed record Still : IOptimizer
    {
        public int Slots => 0;

        public void Update(OptimizerStep step, Span<float> parameters, Span<float> gradient, OptimizerSlots slots)
        {
        }
    }
}
