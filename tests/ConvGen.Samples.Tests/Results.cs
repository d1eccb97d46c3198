using System.Text.Json;

namespace ConvGen.Samples.Tests;

/// <summary>Holds what <c>--json</c> printed against the schema that the program comes with.</summary>
internal static class Results
{
    private static readonly JsonSchema s_schema = new(JsonDocument.Parse(
        File.ReadAllText(Path.Combine(LeNetProgram.Repository, "samples", "LeNet", "Results", "results.schema.json"))).RootElement);

    /// <summary>Reads the one document that a run printed and fails if the schema does not allow it.</summary>
    public static JsonElement Check(string output)
    {
        JsonElement result = JsonDocument.Parse(output).RootElement;
        Assert.Equal("", string.Join("\n", s_schema.Errors(result)));
        return result;
    }
}
