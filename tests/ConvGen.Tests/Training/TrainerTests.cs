using ConvGen.CompilerServices;
using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

[Collection(nameof(TwoPhaseNetwork))]
public sealed class TrainerTests
{
    private const int Inputs = LinearKernels.Inputs, Outputs = LinearKernels.Outputs;

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(300)]
    [InlineData(1024)]
    [InlineData(2500)]
    public void StepIsLossGradientAndUpdateByTheirDefinitions(int count)
    {
        var images = Numbers.Random(count * Inputs, seed: 1);
        var labels = Numbers.Labels(count, seed: 2);
        var network = new LinearNetwork(seed: 3);
        var (expected, expectedLoss) = StepByHand(network.Parameters.ToArray(), images, labels, learningRate: 0.5f);

        using var trainer = new Trainer<LinearNetwork>(network, new SGD(0.5f), new() { Threads = 3 });
        Assert.Equal(expectedLoss, trainer.Step(images, labels));
        Assert.Equal(expected, network.Parameters.ToArray());
        Assert.Equal(1, trainer.Steps);
    }

    [Fact]
    public void AnyNumberOfThreadsGivesTheSameBits()
    {
        var optimizer = new SGD(0.1f) { Momentum = 0.9f, WeightDecay = 0.01f };
        float[]? expected = null;
        for (var threads = 1; threads <= 5; threads++)
        {
            float[] one = Train<LinearNetwork>(new(seed: 1), threads), two = Train<TwoPhaseNetwork>(new(seed: 1), threads);
            expected ??= one;
            Assert.Equal(expected, one);
            Assert.Equal(expected, two);
        }

        float[] Train<T>(T network, int threads)
            where T : FakeNetwork, INetwork<T>
        {
            using var trainer = new Trainer<T>(network, optimizer, new() { Threads = threads });
            var losses = new List<float>();
            int[] counts = [256, 100, 1, 1500, 256];
            foreach (var count in counts)
            {
                losses.Add(trainer.Step(Numbers.Random(count * Inputs, seed: count), Numbers.Labels(count, seed: count)));
            }

            return [.. network.Parameters, .. losses];
        }
    }

    [Fact]
    public void OwnLoopGivesTheBitsOfStep()
    {
        var (images, labels) = (Numbers.Random(200 * Inputs, seed: 1), Numbers.Labels(200, seed: 2));
        var (stepped, looped) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        using var trainer = new Trainer<LinearNetwork>(stepped, new SGD(0.1f), new() { Threads = 2 });
        trainer.Step(images, labels);

        using (var pass = looped.Forward(images))
        {
            var loss = new CrossEntropyLoss();
            var (outputGradient, gradient) = (new float[200 * Outputs], new float[LinearKernels.Parameters]);
            var scale = loss.Scale(labels, 200, Outputs);
            for (var i = 0; i < 200; i++)
            {
                loss.Image(pass.Output.Slice(i * Outputs, Outputs), labels.AsSpan(i, 1), scale, outputGradient.AsSpan(i * Outputs, Outputs));
            }

            pass.Backward(outputGradient, gradient, []);
            pass.UpdateStatistics();
            new SGD(0.1f).Update(new(0), looped.Parameters, gradient, default);
        }

        Assert.Equal(stepped.Parameters.ToArray(), looped.Parameters.ToArray());
    }

    [Fact]
    public void MeanSquaredErrorFindsTheLayerThatMadeTheTargets()
    {
        var (teacher, pupil) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 2));
        var images = Numbers.Random(100 * Inputs, seed: 1);
        var targets = new float[100 * Outputs];
        teacher.Predict(images, targets);
        using var trainer = new Trainer<LinearNetwork>(pupil, new SGD(1), new() { Threads = 2, Loss = new MSELoss() });
        var first = trainer.Step(images, targets);
        for (var i = 0; i < 500; i++)
        {
            trainer.Step(images, targets);
        }

        Assert.True(trainer.Step(images, targets) < first * 1e-6f);
        Assert.All(pupil.Parameters.ToArray().Zip(teacher.Parameters.ToArray()), pair => Assert.Equal(pair.Second, pair.First, 1e-3f));
    }

    [Fact]
    public void LossThatDoesNotFitTheTargetsIsRefused()
    {
        var network = new LinearNetwork();
        using var labels = new Trainer<LinearNetwork>(network, new SGD(1));
        using var values = new Trainer<LinearNetwork>(network, new SGD(1), new() { Loss = new MSELoss() });
        Assert.Contains("CrossEntropyLoss does not take targets (float)", Assert.Throws<InvalidOperationException>(() => labels.Step(new float[4], new float[3])).Message, StringComparison.Ordinal);
        Assert.Contains("MSELoss does not take labels (int)", Assert.Throws<InvalidOperationException>(() => values.Step(new float[4], new int[1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BadStepsChangeNothing()
    {
        var network = new LinearNetwork(seed: 1);
        var before = network.Parameters.ToArray();
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(1) { Momentum = 0.9f }, new() { Threads = 2 });
        Refused("labels[1] is 3; a network with 3 outputs takes labels from 0 to 2.", () => trainer.Step(new float[8], new[] { 0, 3 }));
        Refused("There are 3 targets for 2 images", () => trainer.Step(new float[8], new int[3]));
        Refused("images has 9 floats", () => trainer.Step(new float[9], new int[2]));
        Refused("A step needs at least one image", () => trainer.Step([], Array.Empty<int>()));

        using var failing = new Trainer<LinearNetwork>(network, new SGD(1), new() { Threads = 2, Loss = new FailingLoss() });
        Assert.Equal("image", Assert.Throws<NotSupportedException>(() => failing.Step(new float[400], new int[100])).Message);
        Assert.Equal(before, network.Parameters.ToArray());
        Assert.Equal(0, trainer.Steps);

        trainer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => trainer.Step(new float[4], new int[1]));

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void LearningRateCanChangeAndMomentumStays()
    {
        var (images, labels) = (Numbers.Random(64 * Inputs, seed: 1), Numbers.Labels(64, seed: 2));
        var network = new LinearNetwork(seed: 1);
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(0.1f) { Momentum = 0.9f });
        trainer.Step(images, labels);

        // With learning rate 0 nothing moves; with momentum and no new gradient to speak of, the velocity would.
        trainer.Optimizer = new SGD(0) { Momentum = 0.9f };
        var before = network.Parameters.ToArray();
        trainer.Step(images, labels);
        Assert.Equal(before, network.Parameters.ToArray());

        var fresh = new LinearNetwork(seed: 1);
        before.CopyTo(fresh.Parameters);
        using var other = new Trainer<LinearNetwork>(fresh, new SGD(0.1f) { Momentum = 0.9f });
        trainer.Optimizer = new SGD(0.1f) { Momentum = 0.9f };
        trainer.Step(images, labels);
        other.Step(images, labels);
        Assert.NotEqual(fresh.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void LossMayUseTheNetworkItself()
    {
        var (images, labels) = (Numbers.Random(200 * Inputs, seed: 1), Numbers.Labels(200, seed: 2));
        var (plain, nested) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        using var plainTrainer = new Trainer<LinearNetwork>(plain, new SGD(1), new() { Threads = 2 });
        using var nestedTrainer = new Trainer<LinearNetwork>(nested, new SGD(1), new() { Threads = 2, Loss = new PredictingLoss(nested) });
        Assert.Equal(plainTrainer.Step(images, labels), nestedTrainer.Step(images, labels));
        Assert.Equal(plain.Parameters.ToArray(), nested.Parameters.ToArray());
    }

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Equal(Environment.ProcessorCount, new TrainerOptions().Threads);
        Assert.Throws<ArgumentOutOfRangeException>(() => new TrainerOptions { Threads = 0 });
    }

    private static (float[] Parameters, float Loss) StepByHand(float[] parameters, float[] images, int[] labels, float learningRate)
    {
        var loss = new CrossEntropyLoss();
        var outputs = LinearReference.Predict(parameters, images);
        var outputGradient = new float[outputs.Length];
        var scale = 1f / labels.Length;
        var sum = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            sum += loss.Image(outputs.AsSpan(i * Outputs, Outputs), [labels[i]], scale, outputGradient.AsSpan(i * Outputs, Outputs));
        }

        var gradient = LinearReference.ParameterGradient(images, outputGradient);
        return ([.. parameters.Zip(gradient, (p, g) => MathF.FusedMultiplyAdd(-learningRate, g, p))], (float)(scale * sum));
    }

    private sealed record FailingLoss : ILoss<int>
    {
        public float Scale(ReadOnlySpan<int> targets, int images, int outputs) => 1;

        public float Image(ReadOnlySpan<float> output, ReadOnlySpan<int> target, float scale, Span<float> gradient) =>
            throw new NotSupportedException("image");
    }

    private sealed record PredictingLoss(LinearNetwork Network) : ILoss<int>
    {
        public float Scale(ReadOnlySpan<int> targets, int images, int outputs) => new CrossEntropyLoss().Scale(targets, images, outputs);

        public float Image(ReadOnlySpan<float> output, ReadOnlySpan<int> target, float scale, Span<float> gradient)
        {
            Network.Predict(Numbers.Random(20 * Inputs, seed: 1), new float[20 * Outputs], threads: 2);
            return new CrossEntropyLoss().Image(output, target, scale, gradient);
        }
    }
}
