namespace ConvGen.Files.Trainee;

/// <summary>A training of a second or two on images made up, the same each time.</summary>
public static class Training
{
    public const int Epochs = 6;

    private const int Images = 200, Classes = 3;

    public static DataLoader Data(int seed = 5) => new(Dataset(), batchSize: 16, shuffle: true, seed);

    /// <summary>With a state of every kind: moments, a schedule, clipping, masks.</summary>
    public static Trainer<SmallNet> Trainer(CheckpointOptions? checkpoint = null, float learningRate = 0.01f, int seed = 3) => new(
        new SmallNet(seed: 1),
        new AdamW(learningRate),
        new TrainerOptions { Threads = 1, Seed = seed, Schedule = new CosineAnnealingLR(100, 0.1), MaxGradientNorm = 1, Checkpoint = checkpoint });

    private static ImageDataset Dataset()
    {
        var random = new Random(0);
        var pixels = new byte[Images * SmallNet.InputLength];
        random.NextBytes(pixels);
        return new(pixels, SmallNet.InputLength, [.. Enumerable.Range(0, Images).Select(i => pixels[i * SmallNet.InputLength] % Classes)]);
    }
}
