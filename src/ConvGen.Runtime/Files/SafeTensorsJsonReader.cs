using System.Text.Json;

namespace ConvGen;

/// <summary>Reads the JSON of a safetensors header; messages name the tensor, the caller adds the file.</summary>
internal static class SafeTensorsJsonReader
{
    // A header is 3 deep; unknown members of an entry may be a little more.
    private const int MaxDepth = 16;

    // Far beyond any network; each takes some hundred bytes of memory beside its share of the header.
    private const int MaxTensors = 100_000;

    // PyTorch's own limit of dimensions.
    private const int MaxNumbers = 64;

    /// <summary>Reads the JSON, whose numbers are not yet checked.</summary>
    /// <exception cref="FormatException">It is JSON, but no header.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static (IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<UncheckedEntry> Entries) Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth });
        var metadata = new Dictionary<string, string>();
        var entries = new List<UncheckedEntry>();
        var keys = new HashSet<string>();
        reader.Read();
        while (NextMember(ref reader) is { } key)
        {
            if (!keys.Add(key))
            {
                throw new FormatException($"the key '{key}' occurs twice");
            }

            if (entries.Count == MaxTensors)
            {
                throw new FormatException($"the header has more than {MaxTensors} tensors; expected at most that many");
            }

            if (key == SafeTensorsHeader.MetadataKey)
            {
                ReadMetadata(ref reader, metadata);
            }
            else
            {
                entries.Add(ReadEntry(ref reader, key));
            }
        }

        // Looks past the end, where only spaces may follow.
        reader.Read();
        return (metadata, entries);
    }

    /// <summary>The name of an object's next member, the reader then on its value; null at the object's end.</summary>
    private static string? NextMember(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            return null;
        }

        var name = reader.GetString();
        reader.Read();
        return name;
    }

    private static void ReadMetadata(ref Utf8JsonReader reader, Dictionary<string, string> metadata)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return;
        }

        Expect(ref reader, JsonTokenType.StartObject, SafeTensorsHeader.MetadataKey);
        while (NextMember(ref reader) is { } name)
        {
            Expect(ref reader, JsonTokenType.String, $"{SafeTensorsHeader.MetadataKey}.{name}");
            if (!metadata.TryAdd(name, reader.GetString()!))
            {
                throw new FormatException($"{SafeTensorsHeader.MetadataKey} has the key '{name}' twice");
            }
        }
    }

    private static UncheckedEntry ReadEntry(ref Utf8JsonReader reader, string key)
    {
        SafeTensorsType? type = null;
        List<ulong>? shape = null, offsets = null;
        var where = $"tensor '{key}'";
        Expect(ref reader, JsonTokenType.StartObject, where);
        while (NextMember(ref reader) is { } name)
        {
            switch (name)
            {
                case "dtype" when type is null:
                    type = ReadType(ref reader, where);
                    break;
                case "shape" when shape is null:
                    shape = ReadNumbers(ref reader, $"{where}, shape");
                    break;
                case "data_offsets" when offsets is null:
                    offsets = ReadNumbers(ref reader, $"{where}, data_offsets");
                    break;
                case "dtype" or "shape" or "data_offsets":
                    throw new FormatException($"{where} has '{name}' twice");
                default:
                    reader.Skip();
                    break;
            }
        }

        if (offsets is not (null or { Count: 2 }))
        {
            throw new FormatException($"{where} has {offsets.Count} data_offsets; expected 2");
        }

        return type is null ? throw Missing("dtype")
            : shape is null ? throw Missing("shape")
            : offsets is null ? throw Missing("data_offsets")
            : new(key, type, shape, offsets[0], offsets[1]);

        FormatException Missing(string name) => new($"{where} has no '{name}'");
    }

    private static SafeTensorsType ReadType(ref Utf8JsonReader reader, string where)
    {
        Expect(ref reader, JsonTokenType.String, $"{where}, dtype");
        var name = reader.GetString()!;
        return SafeTensorsType.All.TryGetValue(name, out var type) ? type
            : throw new FormatException($"{where} has type '{name}'; expected one of {string.Join(", ", SafeTensorsType.All.Keys)}");
    }

    private static List<ulong> ReadNumbers(ref Utf8JsonReader reader, string where)
    {
        Expect(ref reader, JsonTokenType.StartArray, where);
        var numbers = new List<ulong>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.Number, where);
            if (numbers.Count == MaxNumbers)
            {
                throw new FormatException($"{where} has more than {MaxNumbers} numbers; expected at most that many");
            }

            numbers.Add(reader.TryGetUInt64(out var number) ? number
                : throw new FormatException($"{where} has a number that is not a whole one from 0 to 2⁶⁴ − 1: {Text(ref reader)}"));
        }

        return numbers;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType expected, string where)
    {
        if (reader.TokenType != expected)
        {
            throw new FormatException($"{where}: found {reader.TokenType}; expected {expected}");
        }
    }

    private static string Text(ref Utf8JsonReader reader) => System.Text.Encoding.UTF8.GetString(reader.ValueSpan);
}
