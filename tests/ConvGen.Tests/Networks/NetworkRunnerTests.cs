using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

[Collection(nameof(TwoPhaseNetwork))]
public sealed class NetworkRunnerTests
{
    private const int Inputs = LinearKernels.Inputs, Outputs = LinearKernels.Outputs;

    public static TheoryData<int> Counts => [.. Enumerable.Range(0, 34), 63, 64, 65, 130, 300];

    [Theory]
    [MemberData(nameof(Counts))]
    public void PredictGivesEachImageItsOutputsOnAnyNumberOfThreads(int count)
    {
        var images = Numbers.Random(count * Inputs, seed: 1);
        foreach (var network in Networks())
        {
            var expected = LinearReference.Predict(network.Parameters, images);
            for (var threads = 1; threads <= 4; threads++)
            {
                var outputs = new float[count * Outputs];
                network.Predict(images, outputs, threads);
                Assert.Equal(expected, outputs);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void BackwardGivesTheGradientsByTheirDefinition(int count)
    {
        var (images, outputGradient) = (Numbers.Random(count * Inputs, seed: 1), Numbers.Random(count * Outputs, seed: 2));
        foreach (var network in Networks())
        {
            var (parameterGradient, inputGradient) = (Garbage(LinearKernels.Parameters), Garbage(count * Inputs));
            network.Backward(images, outputGradient, parameterGradient, inputGradient);
            Assert.Equal(LinearReference.ParameterGradient(images, outputGradient), parameterGradient);
            Assert.Equal(LinearReference.InputGradient(network.Parameters, outputGradient), inputGradient);
        }
    }

    [Fact]
    public void BackwardLeavesTheInputGradientOutIfNobodyAsks()
    {
        var (images, outputGradient) = (Numbers.Random(20 * Inputs, seed: 1), Numbers.Random(20 * Outputs, seed: 2));
        foreach (var network in Networks())
        {
            var parameterGradient = new float[LinearKernels.Parameters];
            network.Backward(images, outputGradient, parameterGradient, []);
            Assert.Equal(LinearReference.ParameterGradient(images, outputGradient), parameterGradient);
        }
    }

    [Theory]
    [MemberData(nameof(Counts))]
    public void PassGivesTheSameAsBackward(int count)
    {
        var images = Numbers.Random(count * Inputs, seed: 1);
        foreach (var network in Networks())
        {
            using var pass = network.Forward(images);
            using var other = network.Forward(Numbers.Random(40 * Inputs, seed: 9));
            Assert.Equal(LinearReference.Predict(network.Parameters, images), pass.Output.ToArray());

            // Twice, with different gradients, and after another pass has gone forward.
            for (var seed = 2; seed <= 3; seed++)
            {
                var outputGradient = Numbers.Random(count * Outputs, seed);
                var (parameterGradient, inputGradient) = (Garbage(LinearKernels.Parameters), Garbage(count * Inputs));
                pass.Backward(outputGradient, parameterGradient, inputGradient);
                Assert.Equal(LinearReference.ParameterGradient(images, outputGradient), parameterGradient);
                Assert.Equal(LinearReference.InputGradient(network.Parameters, outputGradient), inputGradient);
            }
        }
    }

    [Fact]
    public void PassKeepsItsOwnCopyOfTheImages()
    {
        var (images, outputGradient) = (Numbers.Random(20 * Inputs, seed: 1), Numbers.Random(20 * Outputs, seed: 2));
        var expected = LinearReference.ParameterGradient(images, outputGradient);
        using var pass = new LinearNetwork().Forward(images);
        Array.Clear(images);
        var gradient = new float[LinearKernels.Parameters];
        pass.Backward(outputGradient, gradient, []);
        Assert.Equal(expected, gradient);
    }

    [Fact]
    public void PassIsOverOnceDisposed()
    {
        var pass = new LinearNetwork().Forward(new float[Inputs]);
        pass.UpdateStatistics();
        pass.Dispose();
        pass.Dispose();
        Assert.Throws<ObjectDisposedException>(() => pass.Output.Length);
        Assert.Throws<ObjectDisposedException>(pass.UpdateStatistics);
        Assert.Throws<ObjectDisposedException>(() => pass.Backward(new float[Outputs], new float[LinearKernels.Parameters], []));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void AllBlocksEndAPhaseBeforeAnyBeginsTheNext(int threads)
    {
        const int count = 150, blocks = 10;
        var network = new TwoPhaseNetwork();
        TwoPhaseNetwork.Reset();
        network.Forward(new float[count * Inputs]).Dispose();
        Assert.Equal((blocks, 0), TwoPhaseNetwork.Seen);

        TwoPhaseNetwork.Reset();
        using var trainer = new Trainer<TwoPhaseNetwork>(network, new SGD(0.1f), new() { Threads = threads });
        trainer.Step(new float[count * Inputs], new int[count]);
        Assert.Equal((blocks, blocks), TwoPhaseNetwork.Seen);
    }

    [Fact]
    public void ManyThreadsMayPredictAtOnce()
    {
        var network = new LinearNetwork(seed: 3);
        Parallel.For(0, 200, new() { MaxDegreeOfParallelism = 8 }, i =>
        {
            var images = Numbers.Random(i * Inputs, seed: i);
            var outputs = new float[i * Outputs];
            network.Predict(images, outputs, threads: 1 + i % 3);
            Assert.Equal(LinearReference.Predict(network.Parameters, images), outputs);
        });
    }

    [Fact]
    public void WidthOfTheCallerHoldsOnAllThreads()
    {
        foreach (var width in new[] { 128, 256, 512 })
        {
            using var _ = VectorWidth.Override(width);
            var network = new LinearNetwork();
            var images = Numbers.Random(100 * Inputs, seed: 1);
            var outputs = new float[100 * Outputs];
            network.Predict(images, outputs, threads: 4);
            Assert.Equal(LinearReference.Predict(network.Parameters, images), outputs);
        }
    }

    [Fact]
    public void WrongLengthsAreToldWithBothNumbers()
    {
        var network = new LinearNetwork();
        Refused("images has 7 floats, which is no whole number of images of 4 for LinearNetwork.", () => network.Predict(new float[7], new float[6]));
        Refused("outputs has 5 floats; 2 images of LinearNetwork need 6, 3 each.", () => network.Predict(new float[8], new float[5]));
        Refused("images has 1,003 floats, which is no whole number of images of 4", () => network.Forward(new float[1003]));
        Refused("outputGradient has 2 floats; 1 image of LinearNetwork need", () => network.Backward(new float[4], new float[2], new float[15], []));
        Refused("parameterGradient has 14 floats; LinearNetwork has 15 parameters.", () => network.Backward(new float[4], new float[3], new float[14], []));
        Refused("inputGradient has 8 floats; 1 image", () => network.Backward(new float[4], new float[3], new float[15], new float[8]));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(new float[4], new float[3], threads: 0));
        Assert.Equal("threads", error.ParamName);
    }

    [Fact]
    public void SharedMemoryIsRefusedAndUntouched()
    {
        var network = new LinearNetwork();
        var memory = Enumerable.Repeat(2f, 100).ToArray();
        Refused("outputs (3 floats) shares memory with images (4 floats, ", () => network.Predict(memory.AsSpan(0, 4), memory.AsSpan(3, 3)));
        Refused("the network's parameters", () => network.Predict(memory.AsSpan(0, 4), network.Parameters[..3]));
        Refused("shares memory with images", () => network.Backward(memory.AsSpan(0, 4), new float[3], memory.AsSpan(2, 15), []));
        Refused("shares memory with parameterGradient", () => network.Backward(new float[4], new float[3], memory.AsSpan(0, 15), memory.AsSpan(11, 4)));
        Assert.All(memory, value => Assert.Equal(2f, value));
    }

    private static void Refused(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);

    private static INetwork[] Networks() => [new LinearNetwork(seed: 5), new TwoPhaseNetwork(seed: 5)];

    private static float[] Garbage(int length) => [.. Enumerable.Repeat(float.NaN, length)];
}
