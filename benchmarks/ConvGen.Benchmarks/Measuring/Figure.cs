using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConvGen.Benchmarks.Measuring;

/// <summary>One measurement, in the words that scripts measuring other libraries use as well.</summary>
/// <param name="Peer">The library and its version.</param>
/// <param name="MedianUs">Median microseconds of one run over the batch.</param>
/// <param name="MinUs">The fastest run's microseconds.</param>
internal sealed record Figure(string Peer, string Model, string What, int Threads, int Batch, double MedianUs, double MinUs)
{
    public static Figure Of(string peer, Case one, (double Median, double Minimum) us) =>
        new(peer, one.Model, one.What, one.Threads, one.Batch, Math.Round(us.Median, 2), Math.Round(us.Minimum, 2));

    public long ImagesPerS => (long)Math.Round(Batch / MedianUs * 1e6);

    [JsonIgnore]
    public Case Case => new(Model, What, Threads, Batch);

    public string ToJson() => JsonSerializer.Serialize(this, FigureJson.Default.Figure);

    public static Figure FromJson(string line) => JsonSerializer.Deserialize(line, FigureJson.Default.Figure) ?? throw new JsonException($"'{line}' is no figure.");
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Figure))]
internal sealed partial class FigureJson : JsonSerializerContext;
