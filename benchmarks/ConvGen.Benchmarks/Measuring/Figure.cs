using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConvGen.Benchmarks.Measuring;

/// <summary>One measurement, in the words that scripts measuring other libraries use as well.</summary>
/// <param name="What"><c>predict</c>, or <c>train</c> for one step: forward, backward and update.</param>
/// <param name="MedianUs">Median microseconds of one run over the batch.</param>
/// <param name="MinUs">The fastest run's microseconds.</param>
internal sealed record Figure(string Peer, string Model, string What, int Threads, int Batch, double MedianUs, double MinUs)
{
    public long ImagesPerS => (long)Math.Round(Batch / MedianUs * 1e6);

    public string ToJson() => JsonSerializer.Serialize(this, FigureJson.Default.Figure);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Figure))]
internal sealed partial class FigureJson : JsonSerializerContext;
