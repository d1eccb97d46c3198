using System.Diagnostics;
using ConvGen;
using Samples.Views;

namespace Samples.Training;

/// <summary>Epochs of training, each followed by a test.</summary>
internal static class TrainingRun
{
    /// <summary>Trains until the recipe's end or <paramref name="stop"/>, which takes effect after the current step.</summary>
    /// <exception cref="WeightsException">The checkpoint to go on from is damaged, or of another training.</exception>
    public static History Run<T>(T network, Recipe recipe, Checkpoint? checkpoint, ImageDataset train, ImageDataset test, TrainingView view, CancellationToken stop)
        where T : class, INetwork<T>
    {
        var optimizer = recipe.Optimizer.Create(recipe.LearningRate, recipe.Momentum);
        using var trainer = new Trainer<T>(network, optimizer, new TrainerOptions { Threads = recipe.Threads, Seed = recipe.Seed, Checkpoint = checkpoint?.Options });
        var batches = new DataLoader(train, recipe.Batch, shuffle: true, recipe.Seed);
        checkpoint?.Resume(trainer, batches, recipe.Epochs);
        var recorder = new Recorder(view);
        var rows = new List<EpochRow>();
        long start = Stopwatch.GetTimestamp();
        for (int epoch = trainer.Epochs + 1; epoch <= recipe.Epochs && !stop.IsCancellationRequested; epoch++)
        {
            try
            {
                trainer.Fit(batches, epochs: 1, recorder, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                if (recorder.Last.Epoch < epoch)
                    break;
            }
            TrainingProgress last = recorder.Last;
            Evaluation tested = trainer.Evaluate(test);
            rows.Add(new EpochRow(epoch, last.Step, last.Steps, last.Loss, last.Accuracy, tested.Loss, tested.Accuracy, last.ImagesPerSecond));
            view.Add(rows[^1]);
        }
        return new History(rows, recorder.Curve, Stopwatch.GetElapsedTime(start));
    }
}
