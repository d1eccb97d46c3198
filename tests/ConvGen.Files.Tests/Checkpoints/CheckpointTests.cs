using System.Globalization;
using ConvGen.Files.Trainee;

namespace ConvGen.Files.Tests;

public sealed class CheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    [InlineData(20)]
    [InlineData(77)]
    public void ATrainingThatIsResumedEndsInTheSameBits(int steps)
    {
        var (whole, results) = Whole();
        using var first = Training.Trainer(new CheckpointOptions(_folder["a"]));
        CancelAfter(first, steps);

        using var second = Training.Trainer();
        second.LoadCheckpoint(_folder["a"], Training.Data());
        Assert.Equal(steps, second.Steps);
        var rest = second.Fit(Training.Data(), Training.Epochs - second.Epochs, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(whole, Bytes(second));
        Assert.Equal(results.Skip(results.Count - rest.Count).Select(Numbers), rest.Select(Numbers));
    }

    [Fact]
    public void OneTrainerGoesOnInTheMiddleOfAnEpoch()
    {
        var (whole, _) = Whole();
        using var trainer = Training.Trainer();
        CancelAfter(trainer, 20);
        Assert.Equal((20, 1), (trainer.Steps, trainer.Epochs));
        trainer.Fit(Training.Data(), Training.Epochs - trainer.Epochs, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(whole, Bytes(trainer));
    }

    [Fact]
    public void OtherDataBeginTheirEpochAnew()
    {
        using var trainer = Training.Trainer();
        CancelAfter(trainer, 5);
        var results = trainer.Fit(Training.Data(seed: 6), 1, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal((200, 18), (results[0].Images, trainer.Steps));
    }

    [Fact]
    public void WhatIsFrozenAndWhatItMissedIsKept()
    {
        using var first = Training.Trainer();
        first.Network.Conv1.Freeze();
        Fit(first, 1);
        first.SaveCheckpoint(_folder["a"]);

        using var second = Training.Trainer();
        second.LoadCheckpoint(_folder["a"]);
        foreach (var trainer in new[] { first, second })
        {
            Fit(trainer, 1);
            trainer.Network.Conv1.Unfreeze();
            Fit(trainer, 1);
        }

        Assert.Equal(Bytes(first), Bytes(second));
    }

    [Fact]
    public void FilesAreWrittenAfterStepsAndEpochs()
    {
        var writing = new CountedWriting();
        using (new Writing(writing))
        {
            Fit(Training.Trainer(new CheckpointOptions(_folder["a"])), 2);
            Assert.Equal(2, writing.Files);
            Fit(Training.Trainer(new CheckpointOptions(_folder["a"]) { EverySteps = 5 }), 2);
            Assert.Equal(2 + 2 * 3, writing.Files);
        }
    }

    [Fact]
    public void ACheckpointIsAFileOfWeightsToo()
    {
        using var trainer = Training.Trainer();
        Fit(trainer, 1);
        trainer.SaveCheckpoint(_folder["a"]);
        var network = new SmallNet();
        network.Load(_folder["a"]);
        Assert.Equal(trainer.Network.Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void OtherSettingsAreToldWholeAndNothingIsChanged()
    {
        using (var first = Training.Trainer())
        {
            CancelAfter(first, 3);
            first.SaveCheckpoint(_folder["a"]);
        }

        using var trainer = Training.Trainer(learningRate: 0.5f, seed: 4);
        var before = Bytes(trainer);
        var message = Assert.Throws<FormatException>(() => trainer.LoadCheckpoint(_folder["a"], Training.Data(seed: 6))).Message;
        Assert.Equal(before, Bytes(trainer));
        Assert.Equal(
            $"'{_folder["a"]}' was made with other settings, and to go on with these would end elsewhere:"
            + "\n  optimizer: AdamW { LearningRate = 0.01, Beta1 = 0.9, Beta2 = 0.999, Eps = 1E-08, WeightDecay = 0.01, Slots = 2 } in the checkpoint,"
            + " AdamW { LearningRate = 0.5, Beta1 = 0.9, Beta2 = 0.999, Eps = 1E-08, WeightDecay = 0.01, Slots = 2 } in the trainer"
            + "\n  seed: 3 in the checkpoint, 4 in the trainer"
            + "\n  loader: 200 images of 36 numbers, 13 batches of 16, shuffled by seed 5 in the checkpoint,"
            + " 200 images of 36 numbers, 13 batches of 16, shuffled by seed 6 in the trainer",
            message);
    }

    [Fact]
    public void OtherDataAreToldBetweenEpochsToo()
    {
        using var trainer = Training.Trainer();
        Fit(trainer, 1);
        trainer.SaveCheckpoint(_folder["a"]);
        Assert.Contains("\n  loader: ", Assert.Throws<FormatException>(() => trainer.LoadCheckpoint(_folder["a"], Training.Data(seed: 6))).Message, StringComparison.Ordinal);
        trainer.LoadCheckpoint(_folder["a"], Training.Data());
    }

    [Fact]
    public void SettingsThatAreListsCountToo()
    {
        TrainerOptions[] options =
        [
            new(), new() { Seed = 1 }, new() { MaxGradientNorm = 1 }, new() { Normalize = new([0.5f], [1]) }, new() { Normalize = new([0.4f], [1]) },
            new() { Loss = new CrossEntropyLoss { Weight = [1, 2] } }, new() { Loss = new CrossEntropyLoss { Weight = [2, 1] } }, new() { Loss = new BCEWithLogitsLoss { PosWeight = [1] } },
            new() { Loss = new BCEWithLogitsLoss { PosWeight = [2] } }, new() { Schedule = new MultiStepLR([1]) }, new() { Schedule = new MultiStepLR([2]) },
            new() { Schedule = new SequentialLR([new StepLR(1), new StepLR(2)], [5]) }, new() { Schedule = new SequentialLR([new StepLR(1), new StepLR(3)], [5]) },
        ];
        var texts = options.Select(one => string.Join('\n', TrainerSettings.Of(new SGD(1), one)));
        Assert.Equal(options.Length, texts.Distinct().Count());
        Assert.Equal(texts.First(), string.Join('\n', TrainerSettings.Of(new SGD(1), new TrainerOptions { Loss = new CrossEntropyLoss(), Threads = 7 })));
    }

    [Fact]
    public void TheCultureOfTheThreadIsNoSetting()
    {
        using var trainer = Training.Trainer();
        trainer.SaveCheckpoint(_folder["a"]);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            trainer.LoadCheckpoint(_folder["a"]);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void OtherFilesAreRefused()
    {
        using var trainer = Training.Trainer();
        trainer.Network.Save(_folder["a"]);
        Assert.Contains("the metadata says 'checkpoint': nothing; expected '1'", Refused(), StringComparison.Ordinal);

        foreach (var (key, words) in new[]
        {
            ("__trainer__.steps", "__trainer__.steps is -1; expected a number from 0 to"),
            ("__trainer__.epochs", "__trainer__.epochs is -1; expected a number from 0 to 2147483647"),
            ("__trainer__.frozen", "__trainer__.frozen has shape []; expected [6]"),
            ("__trainer__.optimizer.slots", "__trainer__.optimizer.slots has shape []; expected [2, 120]"),
        })
        {
            trainer.SaveCheckpoint(_folder["a"]);
            var metadata = SafeTensors.ReadMetadata(_folder["a"]);
            SafeTensors.Write(_folder["a"], SafeTensors.Read(_folder["a"]).Select(tensor => tensor.Key == key ? SafeTensor.OfIntegers(key, [], new[] { -1L }) : tensor), metadata);
            Assert.Contains(words, Refused(), StringComparison.Ordinal);
            SafeTensors.Write(_folder["a"], SafeTensors.Read(_folder["a"]).Where(tensor => tensor.Key != key), metadata);
            Assert.Contains($"there is no tensor '{key}'", Refused(), StringComparison.Ordinal);
        }

        string Refused() => Assert.Throws<FormatException>(() => trainer.LoadCheckpoint(_folder["a"])).Message;
    }

    private static void Fit(Trainer<SmallNet> trainer, int epochs) => trainer.Fit(Training.Data(), epochs, cancellationToken: TestContext.Current.CancellationToken);

    private static void CancelAfter(Trainer<SmallNet> trainer, int steps)
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => trainer.Fit(Training.Data(), Training.Epochs, new Stop(() => trainer.Steps == steps, source), source.Token));
    }

    private (byte[] Checkpoint, IReadOnlyList<EpochResult> Results) Whole()
    {
        using var trainer = Training.Trainer();
        var results = trainer.Fit(Training.Data(), Training.Epochs, cancellationToken: TestContext.Current.CancellationToken);
        return (Bytes(trainer), results);
    }

    private byte[] Bytes(Trainer<SmallNet> trainer)
    {
        trainer.SaveCheckpoint(_folder["bytes"]);
        return File.ReadAllBytes(_folder["bytes"]);
    }

    private static (int, float, float, int) Numbers(EpochResult result) => (result.Epoch, result.Loss, result.Accuracy, result.Images);

    private sealed class Stop(Func<bool> when, CancellationTokenSource source) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (when())
            {
                source.Cancel();
            }
        }
    }

    private sealed class CountedWriting : FileWriting
    {
        public int Files { get; private set; }

        public override void Rename(string from, string to)
        {
            base.Rename(from, to);
            Files++;
        }
    }
}
