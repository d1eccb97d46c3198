using ConvGen.CompilerServices;
using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

public sealed class FreezingTests
{
    private const int Inputs = LinearKernels.Inputs, Weights = LinearKernels.Outputs * LinearKernels.Inputs;

    public static TheoryData<IOptimizer> Optimizers() =>
        [new SGD(0.1f) { Momentum = 0.9f, Dampening = 0.5f, WeightDecay = 0.1f }, new Adam { WeightDecay = 0.1f }, new AdamW { WeightDecay = 0.1f }];

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void FrozenParametersStayAndTheOthersLearnAsWithoutThem(IOptimizer optimizer)
    {
        var (frozen, free) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        frozen.State.Freeze(0, true);
        using var one = new Trainer<LinearNetwork>(frozen, optimizer, new() { Threads = 2 });
        using var two = new Trainer<LinearNetwork>(free, optimizer, new() { Threads = 2 });
        var start = frozen.Parameters.ToArray();
        for (var step = 0; step < 3; step++)
        {
            Step(one, step);
            Step(two, step);
            start.AsSpan(0, Weights).CopyTo(free.Parameters);
            Assert.Equal(start[..Weights], frozen.Parameters[..Weights]);
            Assert.Equal(free.Parameters.ToArray(), frozen.Parameters.ToArray());
            Assert.NotEqual(start[Weights..], frozen.Parameters[Weights..].ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void StateOfALayerCountsItsOwnSteps(IOptimizer optimizer)
    {
        // PyTorch makes a parameter's state with its first gradient, so a layer that thaws begins with step 0.
        var (thawed, fresh) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        thawed.Linear1.Freeze();
        using var one = new Trainer<LinearNetwork>(thawed, optimizer, new() { Threads = 1 });
        for (var step = 0; step < 5; step++)
        {
            Step(one, step);
        }

        Assert.Equal(fresh.Parameters.ToArray(), thawed.Parameters.ToArray());
        thawed.Linear1.Unfreeze();
        using var two = new Trainer<LinearNetwork>(fresh, optimizer, new() { Threads = 1 });
        for (var step = 0; step < 3; step++)
        {
            Step(one, step);
            Step(two, step);
            Assert.Equal(fresh.Parameters.ToArray(), thawed.Parameters.ToArray());
        }

        Assert.Equal(8, one.Steps);
    }

    [Fact]
    public void NormAndGradientLeaveFrozenParametersOut()
    {
        var network = new LinearNetwork(seed: 1);
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(0.1f), new() { Threads = 2, MaxGradientNorm = 1e-3f });
        Step(trainer, 0);
        var last = trainer.Gradient.ToArray();
        network.State.Freeze(0, true);
        Step(trainer, 1);
        Assert.Equal(last[..Weights], trainer.Gradient[..Weights]);
        Assert.NotEqual(last[Weights..], trainer.Gradient[Weights..].ToArray());
        Assert.Equal(1e-3, Math.Sqrt(trainer.Gradient[Weights..].ToArray().Sum(g => (double)g * g)), 1e-6);
    }

    [Fact]
    public void LayersTellWhetherTheyAreFrozen()
    {
        var network = new LinearNetwork();
        Assert.False(network.Linear1.IsFrozen);
        network.State.Freeze(1, true);
        Assert.False(network.Linear1.IsFrozen);
        Assert.Equal([(0, 0, Weights)], network.State.TrainableRanges);
        network.Linear1.Freeze();
        Assert.True(network.Linear1.IsFrozen);
        Assert.Equal([], network.State.TrainableRanges);
        network.Linear1.Unfreeze();
        Assert.False(network.Linear1.IsFrozen);
        Assert.Equal([(0, 0, Weights), (1, Weights, 3)], network.State.TrainableRanges);

        var withoutBias = new LayerParameters(new NetworkState(LinearKernels.Layout()), weight: 0, bias: -1);
        withoutBias.Freeze();
        Assert.True(withoutBias.IsFrozen);
    }

    private static void Step(Trainer<LinearNetwork> trainer, int seed) =>
        trainer.Step(Numbers.Random(100 * Inputs, seed), Numbers.Labels(100, seed));
}
