using ConvGen;
using Samples.Data;

namespace Samples.FolderService;

/// <summary>How long to wait for what.</summary>
/// <param name="Settle">For how long a file must have been left alone.</param>
/// <param name="GiveUp">For how long a file that is no image must have been left alone.</param>
/// <param name="Once">Whether to end when the folder is empty.</param>
internal sealed record Patience(TimeSpan Settle, TimeSpan GiveUp, bool Once);

/// <summary>The loop: looks, waits, looks again.</summary>
/// <remarks>It does not ask to be told of new files: such messages get lost when there are many, and on file systems of other machines.</remarks>
internal sealed partial class Classifier(FashionNet net, Spool spool, Results results, Patience patience, IHostApplicationLifetime lifetime, ILogger<Classifier> log) : BackgroundService
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(0.2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            foreach (Claim claim in spool.Interrupted())
                Work(claim, results.Of(claim));
            while (!stoppingToken.IsCancellationRequested)
            {
                IReadOnlyList<FileInfo> arrived = spool.Arrived();
                foreach (FileInfo file in arrived.Where(IsReady).TakeWhile(_ => !stoppingToken.IsCancellationRequested))
                {
                    if (spool.Take(file) is { } claim)
                        Work(claim, written: 0);
                }
                if (patience.Once && arrived.Count == 0)
                    break;
                await Task.Delay(s_pause, stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C while nothing was to do.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without results there is nothing to go on for; what was at hand lies in work until the next start.
            Stopped(error.Message);
            Environment.ExitCode = 1;
        }
        lifetime.StopApplication();
    }

    // The half of an image says so by its length, and gets time for the rest; but "25" may be half of "255", so a good one has to settle too.
    private bool IsReady(FileInfo file)
    {
        // Clocks of other machines may be ahead.
        TimeSpan untouched = (DateTime.UtcNow - file.LastWriteTimeUtc).Duration();
        return untouched >= patience.GiveUp || untouched >= patience.Settle && file.Exists && Read(file.FullName, file.Name) is { Images: not null };
    }

    private void Work(Claim claim, int written)
    {
        (ImageDataset? images, string? error) = Read(claim.Path, claim.Name);
        Result[] all = images is null ? [new Result(claim.Id, claim.Name, Error: error)] : [.. Enumerable.Range(0, images.Count).Select(image => Classify(claim, images, image))];
        results.Append(all.Skip(written));
        spool.Finish(claim, failed: images is null);
        if (images is null)
            Failed(claim.Name, error!);
        else
            Done(claim.Name, images.Count, all[0].Class!);
    }

    private static (ImageDataset? Images, string? Error) Read(string path, string name)
    {
        try
        {
            return (ImageFile.Read(path), null);
        }
        catch (DataException error)
        {
            // Told of the name under which it arrived.
            return (null, error.Message.Replace(path, name, StringComparison.Ordinal));
        }
    }

    private Result Classify(Claim claim, ImageDataset images, int index)
    {
        var image = new float[FashionNet.InputLength];
        images.CopyImage(index, image);
        var probabilities = new float[FashionNet.OutputLength];
        net.PredictProbabilities(image, probabilities);
        int label = Functional.ArgMax(probabilities);
        return new Result(claim.Id, claim.Name, index, FashionMnist.Classes[label], MathF.Round(probabilities[label], 4));
    }

    [LoggerMessage(LogLevel.Information, "'{File}': {Images} image(s), the first a {Class}")]
    private partial void Done(string file, int images, string @class);

    [LoggerMessage(LogLevel.Warning, "'{File}' failed: {Reason}")]
    private partial void Failed(string file, string reason);

    [LoggerMessage(LogLevel.Critical, "stopped: {Reason}")]
    private partial void Stopped(string reason);
}
