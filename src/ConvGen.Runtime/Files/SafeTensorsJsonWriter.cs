using System.Text.Json;

namespace ConvGen;

/// <summary>Writes the JSON of a safetensors header.</summary>
internal static class SafeTensorsJsonWriter
{
    /// <summary>Writes the JSON of tensors that follow each other without a gap.</summary>
    public static byte[] Format(IEnumerable<SafeTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            if (metadata is not null)
            {
                writer.WriteStartObject(SafeTensorsHeader.MetadataKey);
                foreach (var (key, value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    writer.WriteString(key, value);
                }

                writer.WriteEndObject();
            }

            var position = 0L;
            foreach (var tensor in tensors)
            {
                var end = position + (long)tensor.Values.Length * (tensor.Integers is null ? sizeof(float) : sizeof(long));
                writer.WriteStartObject(tensor.Key);
                writer.WriteString("dtype", tensor.Integers is null ? "F32" : "I64");
                WriteNumbers(writer, "shape", tensor.Shape.Select(size => (long)size));
                WriteNumbers(writer, "data_offsets", [position, end]);
                writer.WriteEndObject();
                position = end;
            }

            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, IEnumerable<long> numbers)
    {
        writer.WriteStartArray(name);
        foreach (var number in numbers)
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }
}
