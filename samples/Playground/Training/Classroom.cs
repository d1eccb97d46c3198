using ConvGen;
using Samples.Data;
using Samples.Playground.Images;
using Samples.Playground.Networks;
using Samples.Playground.Serving;

namespace Samples.Playground.Training;

/// <summary>The one training that may go on at a time, for all who watch.</summary>
internal sealed class Classroom(Board board, Models models, TestImages test, ServerOptions options) : IHostedService, IDisposable
{
    // One change at a time, each waiting for what it changes.
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lazy<ImageDataset> _train = new(options.Data.Train, LazyThreadSafetyMode.PublicationOnly);
    private CancellationTokenSource _stop = new();
    private Lesson? _lesson;
    private Task _running = Task.CompletedTask;

    /// <exception cref="BadHttpRequestException">A setting is wrong, the images are missing, or a training goes on.</exception>
    public Task Begin(TrainingRequest settings) => InTurn(() =>
    {
        Architecture architecture = settings.Checked();
        if (!_running.IsCompleted)
            throw Refusals.Of(StatusCodes.Status409Conflict, $"a training goes on, {board.News.Status}; stop it first");
        _lesson = Planned(settings, architecture);
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        CancellationToken stop = _stop.Token;
        _running = Task.Factory.StartNew(() => _lesson.Run(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.CompletedTask;
    });

    public Task Pause() => InTurn(() => During(lesson =>
    {
        lesson.Pause();
        // It may have ended since it was asked.
        board.Change(news => news.Status == "running" ? news with { Status = "paused", ImagesPerSecond = 0 } : news);
    }));

    public Task Resume() => InTurn(() => During(lesson =>
    {
        board.Change(news => news.Status == "paused" ? news with { Status = "running" } : news);
        lesson.Resume();
    }));

    public Task SetLearningRate(float rate) => InTurn(() => During(lesson =>
    {
        lesson.SetLearningRate(TrainingRequest.CheckRate(rate));
        board.Change(news => news with { Settings = news.Settings! with { LearningRate = rate } });
    }));

    /// <summary>Ends the training; when this is done, another may begin.</summary>
    public Task Stop() => InTurn(async () =>
    {
        await During(_ => _stop.Cancel());
        await _running;
    });

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _turn.Dispose();
    }

    private Task During(Action<Lesson> change)
    {
        if (_running.IsCompleted)
            throw Refusals.Of(StatusCodes.Status409Conflict, $"no training goes on, it is {board.News.Status}; POST /api/training begins one");
        change(_lesson!);
        return Task.CompletedTask;
    }

    private Lesson Planned(TrainingRequest settings, Architecture architecture)
    {
        ImageDataset images = Images();
        try
        {
            return new Lesson(board, models, test, images, settings, architecture);
        }
        catch (Exception error)
        {
            board.Change(news => news with { Status = "failed", Reason = error.Message });
            throw;
        }
    }

    private ImageDataset Images()
    {
        try
        {
            return _train.Value;
        }
        catch (DataException error)
        {
            throw Refusals.Of(StatusCodes.Status503ServiceUnavailable, error.Message);
        }
    }

    private async Task InTurn(Func<Task> change)
    {
        await _turn.WaitAsync();
        try
        {
            await change();
        }
        finally
        {
            _turn.Release();
        }
    }
}
