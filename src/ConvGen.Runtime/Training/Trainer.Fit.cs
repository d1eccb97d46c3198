using System.Diagnostics;
using ConvGen.CompilerServices;

namespace ConvGen;

public sealed partial class Trainer<T>
{
    private EpochPosition _epoch;

    /// <summary>Epochs done by <see cref="Fit"/>; the next one's number decides the order of its images.</summary>
    public int Epochs { get; private set; }

    /// <summary>Trains on a whole data set for some epochs; a second call goes on where the first ended, in the middle of an epoch if it was cancelled there.</summary>
    /// <param name="data">The images, in batches.</param>
    /// <param name="epochs">How many times to go through them; an epoch that was begun with the same settings of <paramref name="data"/> is ended first, and counts as one.</param>
    /// <param name="progress">Told after each step.</param>
    /// <param name="cancellationToken">Stops the training after the current step; the network then is as that step left it, and so is the file of <see cref="TrainerOptions.Checkpoint"/>.</param>
    /// <returns>What came of each epoch of this call.</returns>
    /// <exception cref="ArgumentException">The images are of another size than the network's, or there is no batch of them.</exception>
    /// <exception cref="InvalidOperationException">The loss does not take labels.</exception>
    /// <exception cref="IOException">A checkpoint cannot be written; training can go on from here.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled. What earlier epochs gave, <paramref name="progress"/> was told.</exception>
    public IReadOnlyList<EpochResult> Fit(
        DataLoader data, int epochs, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegative(epochs);
        ObjectDisposedException.ThrowIf(_disposed, this);
        LossOver<int>();
        Arguments.Dataset<T>(data.Dataset);
        Arguments.Normalize<T>(Options.Normalize);
        if (data.Batches == 0)
        {
            throw new ArgumentException($"{data.Dataset.Count:N0} images give no whole batch of {data.BatchSize:N0}.", nameof(data));
        }

        var outputs = new float[data.BatchSize * T.OutputLength];
        var last = Epochs + epochs;
        var results = new List<EpochResult>(epochs);
        while (Epochs < last)
        {
            results.Add(FitEpoch(data, outputs, last, progress, cancellationToken));
            Epochs++;
            _epoch = new EpochPosition { Loader = data.Settings };
            SaveCheckpoint();
        }

        return results;
    }

    /// <summary>Measures the network on a data set, without changing it.</summary>
    /// <exception cref="ArgumentException">The images are of another size than the network's, there are none, or a label is not one of the network's classes.</exception>
    /// <exception cref="InvalidOperationException">The loss does not take labels.</exception>
    public Evaluation Evaluate(ImageDataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ObjectDisposedException.ThrowIf(_disposed, this);
        var loss = LossOver<int>();
        Arguments.Dataset<T>(data);
        Arguments.Normalize<T>(Options.Normalize);
        var labels = new int[data.Count];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = data.Label(i);
        }

        var scale = loss.Scale(labels, labels.Length, T.OutputLength);
        var gradient = new float[T.OutputLength];
        var loader = new DataLoader(data, EvaluationBatch);
        var outputs = new float[loader.BatchSize * T.OutputLength];
        var sum = 0.0;
        var hits = 0;
        foreach (var batch in loader.Epoch(0, Options.Normalize, T.Layout.InputChannels))
        {
            var output = outputs.AsSpan(0, batch.Count * T.OutputLength);
            NetworkRunner.Predict(Network, batch.Images, output, _threads);
            hits += Hits(output, batch.Labels);
            for (var i = 0; i < batch.Count; i++)
            {
                sum += loss.Image(output.Slice(i * T.OutputLength, T.OutputLength), batch.Labels.Slice(i, 1), scale, gradient);
            }
        }

        return new((float)(scale * sum), (float)hits / data.Count, data.Count);
    }

    /// <summary>Measures the network on the data set of a loader: each image once.</summary>
    /// <inheritdoc cref="Evaluate(ImageDataset)"/>
    public Evaluation Evaluate(DataLoader data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return Evaluate(data.Dataset);
    }

    // A few megabytes of images, in whole blocks for every thread.
    private int EvaluationBatch => Block.Lanes * Math.Clamp((1 << 20) / T.InputLength / Block.Lanes, _threads, Math.Max(_threads, 64));

    private EpochResult FitEpoch(
        DataLoader data, float[] outputs, int last, IProgress<TrainingProgress>? progress, CancellationToken cancellationToken)
    {
        if (_epoch.Loader != data.Settings || _epoch.Steps >= data.Batches)
        {
            _epoch = new EpochPosition { Loader = data.Settings };
        }

        var before = _epoch.Images;
        var stepping = new Stopwatch();
        var whole = Stopwatch.StartNew();
        foreach (var batch in data.Epoch(Epochs, Options.Normalize, T.Layout.InputChannels, _epoch.Steps))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                SaveCheckpoint();
                throw new OperationCanceledException(cancellationToken);
            }

            var output = outputs.AsSpan(0, batch.Count * T.OutputLength);
            stepping.Start();
            var loss = Step(batch.Images, [], batch.Labels, output);
            stepping.Stop();
            _epoch = _epoch.After(loss, batch.Count, Hits(output, batch.Labels));
            progress?.Report(new(
                Epochs + 1, last, _epoch.Steps, data.Batches, _epoch.Loss, _epoch.Accuracy, (_epoch.Images - before) / stepping.Elapsed.TotalSeconds));
            if (Options.Checkpoint is { EverySteps: > 0 and var every } && _epoch.Steps % every == 0 && _epoch.Steps < data.Batches)
            {
                SaveCheckpoint();
            }
        }

        return new(Epochs + 1, _epoch.Loss, _epoch.Accuracy, _epoch.Images, (_epoch.Images - before) / stepping.Elapsed.TotalSeconds, whole.Elapsed);
    }

    private void SaveCheckpoint()
    {
        if (Options.Checkpoint is { } checkpoint)
        {
            SaveCheckpoint(checkpoint.Path);
        }
    }

    private static int Hits(ReadOnlySpan<float> outputs, ReadOnlySpan<int> labels)
    {
        var hits = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            hits += Functional.ArgMax(outputs.Slice(i * T.OutputLength, T.OutputLength)) == labels[i] ? 1 : 0;
        }

        return hits;
    }
}
