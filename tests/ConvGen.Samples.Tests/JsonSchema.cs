using System.Text.Json;

namespace ConvGen.Samples.Tests;

/// <summary>The part of JSON Schema (2020-12) that the program's schema uses; a keyword that it does not know is refused.</summary>
internal sealed class JsonSchema(JsonElement root)
{
    public IEnumerable<string> Errors(JsonElement value) => Errors(root, value, "$");

    private IEnumerable<string> Errors(JsonElement schema, JsonElement value, string path) =>
        schema.EnumerateObject().SelectMany(keyword => Errors(keyword.Name, keyword.Value, schema, value, path));

    private IEnumerable<string> Errors(string keyword, JsonElement rule, JsonElement schema, JsonElement value, string path) => keyword switch
    {
        "$schema" or "$defs" or "title" or "description" => [],
        "$ref" => Errors(Resolve(rule.GetString()!), value, path),
        "oneOf" => OneOf(rule, value, path),
        "type" => Types(rule).Any(type => Is(value, type)) ? [] : [$"{path} is {value.ValueKind}; expected {rule}"],
        "const" => Unless(JsonElement.DeepEquals(rule, value), $"{path} is {value}; expected {rule}"),
        "enum" => Unless(rule.EnumerateArray().Any(one => JsonElement.DeepEquals(one, value)), $"{path} is {value}; expected one of {rule}"),
        "minimum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(), $"{path} is {value}; expected at least {rule}"),
        "maximum" => Unless(value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(), $"{path} is {value}; expected at most {rule}"),
        "minItems" => Unless(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32(), $"{path} is too short; expected {rule}"),
        "maxItems" => Unless(value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32(), $"{path} is too long; expected {rule}"),
        "items" => value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, i) => Errors(rule, item, $"{path}[{i}]")) : [],
        "required" => value.ValueKind == JsonValueKind.Object
            ? rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{path} has no {name}") : [],
        "properties" => value.ValueKind == JsonValueKind.Object
            ? rule.EnumerateObject().SelectMany(property => value.TryGetProperty(property.Name, out JsonElement item) ? Errors(property.Value, item, $"{path}.{property.Name}") : []) : [],
        "additionalProperties" => value.ValueKind == JsonValueKind.Object
            ? value.EnumerateObject().Where(item => !schema.GetProperty("properties").TryGetProperty(item.Name, out _)).Select(item => $"{path} has an unknown {item.Name}") : [],
        _ => throw new NotSupportedException($"The schema uses {keyword}, which this reader does not know."),
    };

    private IEnumerable<string> OneOf(JsonElement rule, JsonElement value, string path)
    {
        string[][] outcomes = [.. rule.EnumerateArray().Select(one => Errors(one, value, path).ToArray())];
        int fitting = outcomes.Count(errors => errors.Length == 0);
        return fitting == 1 ? [] : fitting > 1 ? [$"{path} fits {fitting} of the alternatives; expected one"] : outcomes.MinBy(errors => errors.Length)!;
    }

    private JsonElement Resolve(string reference) =>
        reference.Split('/').Skip(1).Aggregate(root, (element, name) => element.GetProperty(name));

    private static IEnumerable<string> Types(JsonElement rule) =>
        rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(type => type.GetString()!) : [rule.GetString()!];

    private static bool Is(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "null" => value.ValueKind == JsonValueKind.Null,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"The schema uses the type {type}, which this reader does not know."),
    };

    private static IEnumerable<string> Unless(bool fits, string error) => fits ? [] : [error];
}
