using System.Text.Json;
using System.Text.Json.Serialization;

namespace ConvGen.Benchmarks.Compiling;

/// <summary>What a network costs whoever compiles it.</summary>
/// <param name="FaceMs">Median milliseconds from the declaration to the members that users see.</param>
/// <param name="AllMs">Median milliseconds from the declaration to all files.</param>
/// <param name="CompileMs">The least milliseconds that the C# compiler takes for those files, warm.</param>
/// <param name="Bytes">Characters of all files.</param>
/// <param name="Statements">Statements of all files.</param>
/// <param name="StatementsAWidth">Statements of the kernels for each width of vectors.</param>
internal sealed record GeneratorFigure(string Model, double FaceMs, double AllMs, double CompileMs, int Bytes, int Statements, IReadOnlyDictionary<string, int> StatementsAWidth)
{
    public string ToJson() => JsonSerializer.Serialize(this, GeneratorFigureJson.Default.GeneratorFigure);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(GeneratorFigure))]
internal sealed partial class GeneratorFigureJson : JsonSerializerContext;
