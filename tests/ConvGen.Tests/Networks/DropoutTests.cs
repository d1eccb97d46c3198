namespace ConvGen.Tests.Networks;

public sealed class DropoutTests
{
    private const int Length = DropoutNetwork.Length;

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(150)]
    public void MaskDependsOnSeedLayerImageAndElementOnly(int count)
    {
        var network = new DropoutNetwork();
        var images = Numbers.Random(count * Length, seed: 1);
        foreach (var seed in new[] { 0, 3, -1 })
        {
            var expected = images.Select((x, i) => x * Mask(seed, i)).ToArray();
            using var pass = network.Forward(images, seed);
            Assert.Equal(expected, pass.Output.ToArray());

            // The pass goes back through the masks that it went forward through, whatever was drawn in between.
            network.Forward(images, seed + 1).Dispose();
            var (ofPass, ofBackward) = (new float[images.Length], new float[images.Length]);
            pass.Backward(images, [], ofPass);
            network.Backward(images, images, [], ofBackward, seed);
            Assert.Equal(expected, ofPass);
            Assert.Equal(expected, ofBackward);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void StepsDrawFromTheirOwnSeedsByTheImagesNumberInTheWholeBatch(int threads)
    {
        // More images than a step takes at once.
        const int count = 1500;
        var images = Numbers.Random(count * Length, seed: 1);
        var targets = Enumerable.Range(0, count).Select(n => (float)n).ToArray();
        var loss = new RecordingLoss(new float[count * Length]);
        using var trainer = new Trainer<DropoutNetwork>(new(), new SGD(1), new() { Threads = threads, Loss = loss, Seed = int.MaxValue });
        foreach (var seed in new[] { int.MaxValue, int.MinValue, int.MinValue + 1 })
        {
            trainer.Step(images, targets);
            Assert.Equal(images.Select((x, i) => x * Mask(seed, i)), loss.Outputs);
        }
    }

    [Fact]
    public void PredictionsDropNothing()
    {
        var images = Numbers.Random(40 * Length, seed: 1);
        var outputs = new float[images.Length];
        new DropoutNetwork().Predict(images, outputs, threads: 2);
        Assert.Equal(images.Select(x => 2 * x), outputs);
    }

    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(0.1f, 1.1111112f)]
    [InlineData(0.75f, 4f)]
    [InlineData(1f, 0f)]
    public void ShareThatIsKeptIsScaledUp(float p, float kept)
    {
        const int length = 1001;
        var mask = new float[length * 16];
        DropoutMask.Draw(new(Layer: 1, Offset: 0, length, p), seed: 4, firstImage: 160, images: 16, mask);
        Assert.All(mask, m => Assert.True(m == 0 || m == kept));
        Assert.InRange(mask.Count(m => m == 0) / (double)mask.Length, p - 0.015, p + 0.015);
    }

    [Fact]
    public void LanesWithoutImagesAreLeftAlone()
    {
        var mask = Enumerable.Repeat(9f, 3 * 16).ToArray();
        DropoutMask.Draw(new(Layer: 1, Offset: 0, Length: 3, P: 0.5f), seed: 4, firstImage: 0, images: 10, mask);
        Assert.All(Enumerable.Range(0, mask.Length), i => Assert.Equal(i % 16 >= 10, mask[i] == 9f));
    }

    private static float Mask(int seed, int i) => Philox.Word(seed, RandomPurpose.Dropout, DropoutNetwork.Layer, i) >= 0x80000000 ? 2f : 0f;

    private sealed record RecordingLoss(float[] Outputs) : ILoss<float>
    {
        public float Scale(ReadOnlySpan<float> targets, int images, int outputs) => 1;

        public float Image(ReadOnlySpan<float> output, ReadOnlySpan<float> target, float scale, Span<float> gradient)
        {
            output.CopyTo(Outputs.AsSpan((int)target[0] * Length));
            return 0;
        }
    }
}
