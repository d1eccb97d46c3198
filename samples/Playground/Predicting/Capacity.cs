using System.Threading.RateLimiting;
using Samples.Playground.Serving;

namespace Samples.Playground.Predicting;

/// <summary>How much is done at once; the rest waits, and what is too much to wait is refused.</summary>
internal sealed class Capacity(ServerOptions options) : IDisposable
{
    private readonly ConcurrencyLimiter _predictions = new(new ConcurrencyLimiterOptions { PermitLimit = options.Predictions, QueueLimit = options.Waiting, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
    private readonly ConcurrencyLimiter _watchers = new(new ConcurrencyLimiterOptions { PermitLimit = options.Watchers, QueueLimit = 0 });

    /// <summary>Waits for a turn to predict, which ends when the lease is disposed of.</summary>
    /// <exception cref="BadHttpRequestException">Too many wait already.</exception>
    public async ValueTask<RateLimitLease> Prediction(CancellationToken stop) =>
        Granted(await _predictions.AcquireAsync(1, stop), $"{options.Waiting} predictions wait already, as many as may; try again in a second");

    /// <summary>Takes a place to watch, until the lease is disposed of.</summary>
    /// <exception cref="BadHttpRequestException">All are taken.</exception>
    public RateLimitLease Watcher() =>
        Granted(_watchers.AttemptAcquire(), $"{options.Watchers} browsers watch already, as many as may; try again when one has left");

    public void Dispose()
    {
        _predictions.Dispose();
        _watchers.Dispose();
    }

    private static RateLimitLease Granted(RateLimitLease lease, string reason) =>
        lease.IsAcquired ? lease : throw Refusals.Of(StatusCodes.Status503ServiceUnavailable, reason);
}
