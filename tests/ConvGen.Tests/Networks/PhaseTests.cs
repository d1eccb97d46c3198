namespace ConvGen.Tests.Networks;

/// <summary>Networks whose phases make statistics of the whole batch.</summary>
public sealed class PhaseTests
{
    private const int Length = NormKernels.Length;

    public static TheoryData<int> Counts => [1, 2, 15, 16, 17, 63, 64, 65, 130, 300];

    [Theory]
    [MemberData(nameof(Counts))]
    public void EachPhaseReadsTheTotalsOfTheWholeBatch(int count)
    {
        var network = Network();
        var (images, outputGradient) = (Numbers.Random(count * Length, seed: 1), Numbers.Random(count * Length, seed: 2));
        var reference = new NormReference(network.Parameters, images);
        var expected = reference.Gradients(outputGradient);
        using var pass = network.Forward(images);
        Assert.Equal(reference.Output, pass.Output.ToArray());
        for (var turn = 0; turn < 2; turn++)
        {
            var (parameterGradient, inputGradient) = (new float[4], new float[count * Length]);
            pass.Backward(outputGradient, parameterGradient, inputGradient);
            Assert.Equal(expected.Parameters, parameterGradient);
            Assert.Equal(expected.Input, inputGradient);
        }

        var (parameters, inputs) = (new float[4], new float[count * Length]);
        network.Backward(images, outputGradient, parameters, inputs);
        Assert.Equal(expected.Parameters, parameters);
        Assert.Equal(expected.Input, inputs);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(200)]
    [InlineData(1500)]
    public void StepGivesTheDefinitionsBitsOnAnyNumberOfThreads(int count)
    {
        var (images, targets) = (Numbers.Random(count * Length, seed: 1), Numbers.Random(count * Length, seed: 2));
        var reference = new NormReference(Network().Parameters, images);
        var (loss, outputGradient) = (new MSELoss(), new float[count * Length]);
        var scale = loss.Scale(targets, count, Length);
        for (var n = 0; n < count; n++)
        {
            loss.Image(reference.Output.AsSpan(n * Length, Length), targets.AsSpan(n * Length, Length), scale, outputGradient.AsSpan(n * Length, Length));
        }

        var gradient = reference.Gradients(outputGradient).Parameters;
        for (var threads = 1; threads <= 4; threads++)
        {
            var network = Network();
            float[] expected = [.. network.Parameters.ToArray().Zip(gradient, (p, g) => MathF.FusedMultiplyAdd(-0.5f, g, p))];
            using var trainer = new Trainer<NormNetwork>(network, new SGD(0.5f), new() { Threads = threads, Loss = loss });
            trainer.Step(images, targets);
            Assert.Equal(expected, network.Parameters.ToArray());
            Assert.Equal(reference.Updated([0, 0, 1, 1]), network.State.Buffers.ToArray());
            Assert.Equal(1, network.BatchNorm1.NumBatchesTracked);
        }
    }

    [Fact]
    public void PassesKeepTheirOwnStatistics()
    {
        var network = Network();
        var (images, others) = (Numbers.Random(70 * Length, seed: 1), Numbers.Random(100 * Length, seed: 2));
        var (reference, other) = (new NormReference(network.Parameters, images), new NormReference(network.Parameters, others));
        using var pass = network.Forward(images);
        using var otherPass = network.Forward(others);
        network.Backward(others, others, new float[4], []);

        var outputGradient = Numbers.Random(70 * Length, seed: 3);
        var inputGradient = new float[70 * Length];
        pass.Backward(outputGradient, new float[4], inputGradient);
        Assert.Equal(reference.Gradients(outputGradient).Input, inputGradient);

        otherPass.UpdateStatistics();
        pass.UpdateStatistics();
        Assert.Equal(reference.Updated(other.Updated([0, 0, 1, 1])), network.State.Buffers.ToArray());
    }

    [Fact]
    public void ManyThreadsMayGoThroughThePhasesAtOnce()
    {
        var network = Network();
        Parallel.For(2, 100, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            var images = Numbers.Random(i * Length, seed: i);
            var reference = new NormReference(network.Parameters, images);
            using var pass = network.Forward(images);
            var (parameterGradient, inputGradient) = (new float[4], new float[images.Length]);
            network.Backward(images, images, parameterGradient, inputGradient);
            Assert.Equal(reference.Output, pass.Output.ToArray());
            var expected = reference.Gradients(images);
            Assert.Equal(expected.Parameters, parameterGradient);
            Assert.Equal(expected.Input, inputGradient);
        });
    }

    [Fact]
    public void OnlyStepsAndUpdateStatisticsMoveTheRunningStatistics()
    {
        var network = Network();
        var images = Numbers.Random(20 * Length, seed: 1);
        using var pass = network.Forward(images);
        pass.Backward(images, new float[4], []);
        network.Backward(images, images, new float[4], []);
        network.Predict(images, new float[images.Length]);
        Assert.Equal([0, 0, 1, 1], network.State.Buffers.ToArray());
        Assert.Equal(0, network.BatchNorm1.NumBatchesTracked);

        pass.UpdateStatistics();
        pass.UpdateStatistics();
        var reference = new NormReference(network.Parameters, images);
        Assert.Equal(reference.Updated(reference.Updated([0, 0, 1, 1])), network.State.Buffers.ToArray());
        Assert.Equal(2, network.BatchNorm1.NumBatchesTracked);
        Assert.Equal(network.State.Buffers[1], network.BatchNorm1.RunningMean[1]);
        Assert.Equal(network.State.Buffers[2], network.BatchNorm1.RunningVar[0]);
    }

    [Fact]
    public void RunningStatisticsAreThoseOfPyTorchsFormula()
    {
        // Channel 0: 1 … 6, mean 3.5, unbiased variance 3.5; channel 1: the tenfold.
        var network = new NormNetwork();
        using var pass = network.Forward([1, 2, 3, 10, 20, 30, 4, 5, 6, 40, 50, 60]);
        pass.UpdateStatistics();
        Assert.Equal([0.35f, 3.5f], network.State.Buffers[..2].ToArray().Select(x => MathF.Round(x, 5)));
        Assert.Equal([0.9f + 0.35f, 0.9f + 35f], network.State.Buffers[2..].ToArray().Select(x => MathF.Round(x, 4)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(17, 1)]
    [InlineData(130, 3)]
    public void PredictionsHaveTheirOwnProgram(int count, int threads)
    {
        var network = Network();
        Numbers.Random(2, seed: 8).CopyTo(network.State.Buffers);
        network.BatchNorm1.RunningVar[1] = 4;
        var images = Numbers.Random(count * Length, seed: 1);
        var outputs = new float[images.Length];
        network.Predict(images, outputs, threads);
        Assert.Equal(NormReference.Predict(network.Parameters, network.State.Buffers, images), outputs);
    }

    [Fact]
    public void BatchWithoutImagesChangesNothing()
    {
        var network = Network();
        using var pass = network.Forward([]);
        Assert.Equal(0, pass.Output.Length);
        pass.UpdateStatistics();
        Assert.Equal(0, network.BatchNorm1.NumBatchesTracked);
        Assert.Equal([0, 0, 1, 1], network.State.Buffers.ToArray());

        var gradient = new float[] { 9, 9, 9, 9 };
        pass.Backward([], gradient);
        Assert.Equal(new float[4], gradient);
    }

    [Fact]
    public void OneValuePerChannelIsRefusedBeforeAnythingIsWritten()
    {
        const string message = "BatchNorm3 of PointNormNetwork: Expected more than 1 value per channel when training, got input size [1, 2, 1, 1].";
        var network = new PointNormNetwork();
        var gradient = new float[] { 9 };
        using var trainer = new Trainer<PointNormNetwork>(network, new SGD(1), new() { Loss = new MSELoss() });
        Refused(() => network.Forward(new float[2]));
        Refused(() => network.Backward(new float[2], new float[2], gradient.AsSpan(1), gradient.AsSpan(1)));
        Refused(() => trainer.Step(new float[2], new float[2]));
        Assert.Equal([9], gradient);
        Assert.Equal(0, trainer.Steps);

        static void Refused(Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    private static NormNetwork Network()
    {
        var network = new NormNetwork();
        Numbers.Random(4, seed: 5).CopyTo(network.Parameters);
        return network;
    }
}
