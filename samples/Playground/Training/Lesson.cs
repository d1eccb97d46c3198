using System.Diagnostics;
using System.Numerics.Tensors;
using ConvGen;
using Samples.Playground.Images;
using Samples.Playground.Networks;

namespace Samples.Playground.Training;

/// <summary>One run, from first weights to its end, on a thread of its own.</summary>
internal sealed class Lesson
{
    private const int Kernels = 6 * 5 * 5;

    // Often enough to look smooth, seldom enough to cost nothing.
    private static readonly TimeSpan s_newsPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan s_testPause = TimeSpan.FromMilliseconds(500);

    private readonly ManualResetEventSlim _going = new(initialState: true);
    private readonly Board _board;
    private readonly Models _models;
    private readonly TestImages _test;
    private readonly TrainingRequest _settings;
    private readonly Architecture _architecture;
    private readonly DataLoader _batches;
    private readonly IStudent _student;
    private volatile float _learningRate;
    private long _told, _tested;

    /// <summary>Draws the first weights, which predictions see from now on.</summary>
    public Lesson(Board board, Models models, TestImages test, ImageDataset train, TrainingRequest settings, Architecture architecture)
    {
        (_board, _models, _test, _settings, _architecture) = (board, models, test, settings, architecture);
        _batches = new DataLoader(train, settings.BatchSize, shuffle: true, settings.Seed);
        _learningRate = settings.LearningRate;
        // A core is left for predictions.
        _student = architecture.Student(settings.LearningRate, Math.Max(1, Environment.ProcessorCount - 1), settings.Seed);
        board.Begin(settings, (long)_batches.Batches * settings.Epochs);
        Test(test.Sample, 0);
        Tell(0, 0);
    }

    public void Pause() => _going.Reset();

    public void Resume() => _going.Set();

    public void SetLearningRate(float rate) => _learningRate = rate;

    /// <summary>Trains to the end, or until <paramref name="stop"/>; the board has the outcome.</summary>
    public void Run(CancellationToken stop)
    {
        try
        {
            (string status, string? reason) = Teach(stop);
            _board.Change(news => news with { Status = status, Reason = reason });
        }
        catch (Exception error)
        {
            // Else all who watch would wait for ever.
            _board.Change(news => news with { Status = "failed", Reason = error.Message });
            throw;
        }
        finally
        {
            _student.Dispose();
        }
    }

    private (string Status, string? Reason) Teach(CancellationToken stop)
    {
        long step = 0, images = 0, busy = 0, total = (long)_batches.Batches * _settings.Epochs;
        float rate = _settings.LearningRate;
        for (int epoch = 1; epoch <= _settings.Epochs; epoch++)
        {
            foreach (MiniBatch batch in _batches.Epoch(epoch))
            {
                if (!IsGoing(stop))
                {
                    if (!HasSoundWeights())
                        return Failed(step, rate);
                    Tell(step, 0);
                    return ("stopped", null);
                }
                if (rate != _learningRate)
                    _student.Optimizer = _architecture.Optimizer(rate = _learningRate);

                long start = Stopwatch.GetTimestamp();
                float loss = _student.Step(batch);
                busy += Stopwatch.GetTimestamp() - start;
                images += batch.Count;
                step++;
                bool isDue = Stopwatch.GetElapsedTime(_told) >= s_newsPause || step == total;
                // Nothing that is no number is told or published.
                if (!float.IsFinite(loss) || (isDue && !HasSoundWeights()))
                    return Failed(step, rate);
                _board.Loss(step, loss);
                if (!isDue)
                    continue;
                if (Stopwatch.GetElapsedTime(_tested) >= s_testPause)
                    Test(_test.Sample, step);
                Tell(step, images / Stopwatch.GetElapsedTime(0, busy).TotalSeconds);
                (images, busy) = (0, 0);
            }
        }
        Test(_test.All, step);
        Tell(step, _board.News.ImagesPerSecond);
        return ("done", null);
    }

    private bool HasSoundWeights() => float.IsFinite(TensorPrimitives.MaxMagnitude<float>(_student.Network.Parameters));

    private static (string Status, string? Reason) Failed(long step, float rate) =>
        ("failed", $"after step {step:N0} the weights are no numbers any more: the learning rate {rate:R} is too large");

    /// <summary>Waits while paused; false if it is to end.</summary>
    private bool IsGoing(CancellationToken stop)
    {
        try
        {
            _going.Wait(stop);
            return !stop.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Test(ImageDataset images, long step)
    {
        _board.Accuracy(step, (float)_student.Evaluate(images).Accuracy);
        _tested = Stopwatch.GetTimestamp();
    }

    private void Tell(long step, double imagesPerSecond)
    {
        Model model = _models.Publish(_architecture, _student.Network);
        _board.Change(news => news with
        {
            Step = step,
            ImagesPerSecond = imagesPerSecond,
            Version = model.Version,
            Kernels = model.Parameters[..Kernels].ToArray(),
        });
        _told = Stopwatch.GetTimestamp();
    }
}
