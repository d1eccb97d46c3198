using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Samples.Playground.Serving;

namespace Samples.Playground.Training;

/// <summary>What is known of the training, for all who watch: each is told everything once and then what is new, as fast as it reads.</summary>
internal sealed class Board
{
    // So often something is said even if nothing is new: of a watcher that is gone nobody else would hear.
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(20);

    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = NewChange();
    private TrainingNews _news = TrainingNews.Idle;
    private Curve _losses = new(), _accuracies = new();

    // Another number when points that were told hold no longer.
    private int _edition;

    public TrainingNews News
    {
        get
        {
            lock (_lock)
                return _news;
        }
    }

    /// <summary>Wipes the board for another run.</summary>
    public void Begin(TrainingRequest settings, long steps)
    {
        lock (_lock)
        {
            (_losses, _accuracies) = (new Curve(), new Curve());
            _edition++;
            Tell(_news = TrainingNews.Idle with { Status = "running", Settings = settings, Steps = steps, Version = _news.Version });
        }
    }

    /// <summary>Notes a step's loss; it is told with the next change.</summary>
    public void Loss(long step, float loss)
    {
        lock (_lock)
            _edition += _losses.Add(step, loss) ? 1 : 0;
    }

    /// <summary>Notes a test's result; it is told with the next change.</summary>
    public void Accuracy(long step, float accuracy)
    {
        lock (_lock)
            _edition += _accuracies.Add(step, accuracy) ? 1 : 0;
    }

    /// <summary>Changes what is known, and tells all.</summary>
    public void Change(Func<TrainingNews, TrainingNews> change)
    {
        lock (_lock)
            Tell(change(_news));
    }

    /// <summary>Watches until <paramref name="stop"/>: an event <c>state</c> with all points, then <c>progress</c> with those that are new.</summary>
    public async IAsyncEnumerable<SseItem<string>> Watch([EnumeratorCancellation] CancellationToken stop)
    {
        (int edition, int losses, int accuracies) = (-1, 0, 0);
        while (!stop.IsCancellationRequested)
        {
            TrainingNews news;
            Task changed;
            bool isWhole;
            lock (_lock)
            {
                isWhole = edition != _edition;
                if (isWhole)
                    (edition, losses, accuracies) = (_edition, 0, 0);
                news = _news with { Losses = _losses.From(losses), Accuracies = _accuracies.From(accuracies) };
                (losses, accuracies, changed) = (_losses.Points.Count, _accuracies.Points.Count, _changed.Task);
            }
            yield return new SseItem<string>(JsonSerializer.Serialize(news, Answers.Default.TrainingNews), isWhole ? "state" : "progress") { ReconnectionInterval = TimeSpan.FromSeconds(1) };
            await changed.WaitAsync(s_silence, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Tell(TrainingNews news)
    {
        _news = news;
        _changed.SetResult();
        _changed = NewChange();
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
