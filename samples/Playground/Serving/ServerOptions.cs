using Samples.Data;

namespace Samples.Playground.Serving;

/// <summary>What a server is told.</summary>
/// <param name="Urls">Where it listens, with semicolons between them.</param>
/// <param name="Data">The images to train on and to test with.</param>
internal sealed record ServerOptions(string Urls, DataFolder Data)
{
    /// <summary>Names that it may be called by, with semicolons between them; null for those in <see cref="Urls"/>.</summary>
    public string? Hosts { get; init; }

    /// <summary>Predictions that are computed at once.</summary>
    public int Predictions { get; init; } = Environment.ProcessorCount;

    /// <summary>Predictions that wait for those; one more is refused.</summary>
    public int Waiting { get; init; } = 256;

    /// <summary>Browsers that may watch a training at once.</summary>
    public int Watchers { get; init; } = 64;
}
