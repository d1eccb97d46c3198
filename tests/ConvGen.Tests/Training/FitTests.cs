using ConvGen.Tests.Networks;

namespace ConvGen.Tests.Training;

public sealed class FitTests
{
    private static CancellationToken TestEnds => TestContext.Current.CancellationToken;

    [Fact]
    public void FitIsStepsOverShuffledBatches()
    {
        var data = Separable(150);
        var loader = new DataLoader(data, 40, shuffle: true, seed: 7);
        var (fitted, stepped) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        using var fitter = new Trainer<LinearNetwork>(fitted, new SGD(0.5f), new() { Threads = 2 });
        using var stepper = new Trainer<LinearNetwork>(stepped, new SGD(0.5f), new() { Threads = 1 });
        var first = fitter.Fit(loader, 1, cancellationToken: TestEnds);
        var rest = fitter.Fit(loader, 2, cancellationToken: TestEnds);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            foreach (var batch in loader.Epoch(epoch))
            {
                stepper.Step(batch.Images, batch.Labels);
            }
        }

        Assert.Equal(stepped.Parameters.ToArray(), fitted.Parameters.ToArray());
        Assert.Equal([1, 2, 3], first.Concat(rest).Select(result => result.Epoch));
        Assert.All(rest, result => Assert.Equal(150, result.Images));
        Assert.Equal(3, fitter.Epochs);
    }

    [Fact]
    public void DataSetsAreNormalisedAsTheOptionsSay()
    {
        var data = Separable(150);
        var normalize = new Normalize([0.25f], [0.5f]);
        var (fitted, stepped) = (new LinearNetwork(seed: 1), new LinearNetwork(seed: 1));
        using var fitter = new Trainer<LinearNetwork>(fitted, new SGD(0.5f), new() { Normalize = normalize });
        using var stepper = new Trainer<LinearNetwork>(stepped, new SGD(0.5f), new() { Normalize = normalize });
        using var plain = new Trainer<LinearNetwork>(stepped, new SGD(0));
        fitter.Fit(new DataLoader(data, 150), 1, cancellationToken: TestEnds);
        byte[] pixels = [.. Enumerable.Range(0, 150).SelectMany(image => data.Pixels(image).ToArray())];
        int[] labels = [.. Enumerable.Range(0, 150).Select(data.Label)];
        stepper.Step(pixels, labels);
        Assert.Equal(stepped.Parameters.ToArray(), fitted.Parameters.ToArray());

        // With a rate of 0 a step gives the loss and leaves the rest.
        using var measure = new Trainer<LinearNetwork>(fitted, new SGD(0), new() { Normalize = normalize });
        Assert.Equal(measure.Step(pixels, labels), fitter.Evaluate(data).Loss, 1e-6f);
        Assert.NotEqual(plain.Evaluate(data).Loss, fitter.Evaluate(data).Loss, 1e-3f);
    }

    [Fact]
    public void LossAndAccuracyAreThoseOfTheStepsAndOfEvaluate()
    {
        var data = Separable(200);
        var network = new LinearNetwork(seed: 1);
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(0), new() { Threads = 2 });
        var evaluation = trainer.Evaluate(data);
        var loader = new DataLoader(data, 50);
        var progress = new Recorder();
        var result = Assert.Single(trainer.Fit(loader, 1, progress, TestEnds));

        // The learning rate is 0, so every step sees the same network.
        Assert.Equal(evaluation.Accuracy, result.Accuracy);
        Assert.Equal(evaluation.Loss, result.Loss, 1e-6f);
        Assert.Equal(200, evaluation.Count);
        Assert.Equal(evaluation, trainer.Evaluate(loader));
        Assert.True(result.ImagesPerSecond > 0 && result.Duration > TimeSpan.Zero);

        Assert.Equal([1, 2, 3, 4], progress.Reports.Select(report => report.Step));
        Assert.All(progress.Reports, report => Assert.Equal((1, 1, 4), (report.Epoch, report.Epochs, report.Steps)));
        Assert.Equal((result.Loss, result.Accuracy), (progress.Reports[^1].Loss, progress.Reports[^1].Accuracy));
    }

    [Fact]
    public void TrainingLearnsWhatCanBeLearned()
    {
        var data = Separable(300);
        using var trainer = new Trainer<LinearNetwork>(new(seed: 1), new SGD(1) { Momentum = 0.9f }, new() { Threads = 2 });
        trainer.Fit(new DataLoader(data, 32, shuffle: true), 30, cancellationToken: TestEnds);
        Assert.True(trainer.Evaluate(data).Accuracy > 0.95f);
    }

    [Fact]
    public void CancellationStopsAfterTheStep()
    {
        using var source = new CancellationTokenSource();
        var network = new LinearNetwork(seed: 1);
        using var trainer = new Trainer<LinearNetwork>(network, new SGD(0.5f), new() { Threads = 2 });
        var progress = new Recorder { OnReport = report => { if (report is { Epoch: 2, Step: 3 }) { source.Cancel(); } } };
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(new DataLoader(Separable(100), 10), 5, progress, source.Token));
        Assert.Equal(13, progress.Reports.Count);
        Assert.Equal(13, trainer.Steps);
        Assert.Equal(1, trainer.Epochs);
        Assert.All(network.Parameters.ToArray(), value => Assert.True(float.IsFinite(value)));
    }

    [Fact]
    public void DataThatDoesNotFitIsRefused()
    {
        using var trainer = new Trainer<LinearNetwork>(new(), new SGD(1));
        var wide = new ImageDataset(new byte[10], 5, [0, 1]);
        Refused("The data set's images have 5 numbers; LinearNetwork takes images of 4.", () => trainer.Fit(new DataLoader(wide, 1), 1));
        Refused("The data set's images have 5 numbers", () => trainer.Evaluate(wide));
        Refused("The data set has 0 images", () => trainer.Evaluate(new ImageDataset([], 4, [])));
        Refused("100 images give no whole batch of 101.", () => trainer.Fit(new DataLoader(Separable(100), 101, dropLast: true), 1));
        Refused("labels[1] is 3;", () => trainer.Evaluate(new ImageDataset(new byte[8], 4, [0, 3])));

        static void Refused(string message, Action action) =>
            Assert.Contains(message, Assert.Throws<ArgumentException>(action).Message, StringComparison.Ordinal);
    }

    /// <summary>Images whose brightest of the first three pixels is their label.</summary>
    internal static ImageDataset Separable(int count)
    {
        var random = new Random(1);
        var pixels = new byte[count * 4];
        random.NextBytes(pixels);
        var labels = new int[count];
        for (var i = 0; i < count; i++)
        {
            labels[i] = pixels.AsSpan(i * 4, 3).IndexOf(pixels.AsSpan(i * 4, 3).ToArray().Max());
        }

        return new(pixels, 4, labels);
    }

    private sealed class Recorder : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Reports { get; } = [];

        public Action<TrainingProgress>? OnReport { get; init; }

        public void Report(TrainingProgress value)
        {
            Reports.Add(value);
            OnReport?.Invoke(value);
        }
    }
}
