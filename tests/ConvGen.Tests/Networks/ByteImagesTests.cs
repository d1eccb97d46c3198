using System.Runtime.InteropServices;

namespace ConvGen.Tests.Networks;

public sealed class ByteImagesTests
{
    private const int Length = NormKernels.Length;

    private static readonly Normalize s_normalize = new([0.1307f, 0.5f], [0.3081f, -0.25f]);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(150)]
    public void PredictGivesTheBitsOfConvertingFirst(int count)
    {
        var network = new NormNetwork();
        var bytes = Bytes(count);
        foreach (var normalize in new[] { null, s_normalize, new([0.5f], [0.5f]), new([0.25f], [1, 2]) })
        {
            var (expected, outputs) = (new float[count * Length], new float[count * Length]);
            network.Predict(Floats(bytes, normalize), expected);
            for (var threads = 1; threads <= 3; threads++)
            {
                network.Predict(bytes, outputs, normalize, threads);
                Assert.Equal(expected, outputs);
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void StepGivesTheBitsOfConvertingFirst(int threads)
    {
        foreach (var normalize in new[] { null, s_normalize })
        {
            var options = new TrainerOptions { Threads = threads, Normalize = normalize, Loss = new CrossEntropyLoss() };
            var (converted, direct) = (new NormNetwork(), new NormNetwork());
            using var first = new Trainer<NormNetwork>(converted, new SGD(0.5f), options);
            using var second = new Trainer<NormNetwork>(direct, new SGD(0.5f), options);
            foreach (var count in new[] { 40, 1300 })
            {
                var (bytes, labels) = (Bytes(count), Numbers.Labels(count, seed: count));
                Assert.Equal(first.Step(Floats(bytes, normalize), labels), second.Step(bytes, labels));
            }

            Assert.Equal(converted.Parameters.ToArray(), direct.Parameters.ToArray());
            Assert.Equal(converted.State.Buffers.ToArray(), direct.State.Buffers.ToArray());
        }
    }

    [Fact]
    public void StepOfOnePhaseGivesTheBitsOfConvertingFirst()
    {
        var (converted, direct) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        using var first = new Trainer<LinearNetwork>(converted, new SGD(0.5f), new() { Threads = 2 });
        using var second = new Trainer<LinearNetwork>(direct, new SGD(0.5f), new() { Threads = 2 });
        var (bytes, labels) = (Bytes(1400)[..(2100 * 4)], Numbers.Labels(2100, seed: 1));
        Assert.Equal(first.Step(Floats(bytes, null), labels), second.Step(bytes, labels));
        Assert.Equal(converted.Parameters.ToArray(), direct.Parameters.ToArray());
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(3, 49)]
    public void LongPlanesAreConvertedLikeShortOnes(int channels, int plane)
    {
        var bytes = new byte[2 * channels * plane];
        new Random(1).NextBytes(bytes);
        var normalize = new Normalize([.. Enumerable.Range(1, channels).Select(c => c / 8f)], [0.7f]);
        var floats = new float[bytes.Length];
        ByteConversion.Convert(bytes, normalize, channels, channels * plane, floats);
        Assert.Equal(bytes.Select((b, i) => Convert(b, normalize, i / plane % channels)), floats);
        ByteConversion.Convert(bytes, null, channels, channels * plane, floats);
        Assert.Equal(bytes.Select(b => b / 255f), floats);
    }

    [Fact]
    public void WhatDoesNotFitIsRefused()
    {
        var network = new NormNetwork();
        using var trainer = new Trainer<NormNetwork>(network, new SGD(1), new() { Normalize = new([1, 2, 3], [1]) });
        Refused("images has 7 bytes, which is no whole number of images of 6 for NormNetwork.", () => network.Predict(new byte[7], new float[6]));
        Refused("outputs has 5 floats; 1 image of NormNetwork need 6", () => network.Predict(new byte[6], new float[5]));
        Refused("Normalize.Std has 3 numbers; the images of NormNetwork have 2 channels", () => network.Predict(new byte[6], new float[6], new([1], [1, 2, 3])));
        Refused("Normalize.Mean has 3 numbers", () => trainer.Step(new byte[12], new int[2]));
        var memory = new float[12];
        Refused("outputs (6 floats) shares memory with images (6 bytes", () => network.Predict(MemoryMarshal.AsBytes(memory.AsSpan())[4..10], memory.AsSpan(0, 6)));
        Refused("the network's running statistics", () => network.Predict(new float[6], MemoryMarshal.CreateSpan(ref network.State.Buffers[0], 6)));
        Assert.Equal("threads", Assert.Throws<ArgumentOutOfRangeException>(() => network.Predict(new byte[6], new float[6], threads: 0)).ParamName);
        Assert.Equal([0, 0, 1, 1], network.State.Buffers.ToArray());
    }

    [Fact]
    public void NormalizeIsAValue()
    {
        Assert.Equal(new Normalize([0.5f, 0.25f], [1]), new Normalize([0.5f, 0.25f], [1]));
        Assert.Equal(new Normalize([0.5f, 0.25f], [1]).GetHashCode(), new Normalize([0.5f, 0.25f], [1]).GetHashCode());
        Assert.NotEqual(new Normalize([0.5f], [1]), new Normalize([0.5f], [2]));
        Assert.Equal(new TrainerOptions { Normalize = new([0.5f], [1]) }, new TrainerOptions { Normalize = new([0.5f], [1]) });
        Refused("Mean has no numbers", () => new Normalize([], [1]));
        Refused("Std has no numbers", () => new Normalize([1], default));
        Refused("Std[1] is 0; expected a finite number other than 0.", () => new Normalize([1], [1, 0]));
        Refused("Std[0] is NaN", () => new Normalize([1], [float.NaN]));
        Refused("Mean[0] is Infinity; expected a finite number.", () => _ = new Normalize([1], [1]) with { Mean = [float.PositiveInfinity] });
    }

    private static float[] Floats(byte[] bytes, Normalize? normalize) => [.. bytes.Select((b, i) => Convert(b, normalize, i / NormKernels.Positions % 2))];

    private static float Convert(byte value, Normalize? normalize, int channel)
    {
        if (normalize is null)
        {
            return value / 255f;
        }

        double mean = normalize.Mean[^1], std = normalize.Std[^1];
        if (channel < normalize.Mean.Length)
        {
            mean = normalize.Mean[channel];
        }

        if (channel < normalize.Std.Length)
        {
            std = normalize.Std[channel];
        }

        return MathF.FusedMultiplyAdd(value, (float)(1 / (255 * std)), (float)(-mean / std));
    }

    private static byte[] Bytes(int count)
    {
        var bytes = new byte[count * Length];
        new Random(count).NextBytes(bytes);
        return bytes;
    }

    private static void Refused(string message, Action action) => Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
}
