using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Unicode;

namespace ConvGen;

/// <summary>The checked header of a safetensors file: 8 bytes of length, then JSON.</summary>
/// <param name="Metadata">Free text.</param>
/// <param name="Entries">The tensors in the order of their data, which fills the rest of the file without a gap.</param>
internal sealed record SafeTensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<SafeTensorsEntry> Entries)
{
    /// <summary>The key under which the free text is found.</summary>
    public const string MetadataKey = "__metadata__";

    private const int LengthBytes = sizeof(ulong);
    private const int MaxBytes = 100_000_000;

    /// <summary>Reads and checks the header, and leaves the file where the data begins.</summary>
    /// <exception cref="FormatException">The header is not one, or does not fit the file.</exception>
    public static SafeTensorsHeader Read(InputFile file)
    {
        var fileBytes = file.Remaining;
        if (fileBytes < LengthBytes)
        {
            throw file.Damaged($"the file has {fileBytes} bytes; expected at least the {LengthBytes} of the header's length");
        }

        Span<byte> lengthField = stackalloc byte[LengthBytes];
        file.Stream.ReadExactly(lengthField);
        var length = BinaryPrimitives.ReadUInt64LittleEndian(lengthField);
        if (length > MaxBytes)
        {
            throw file.Damaged($"the header claims {length} bytes; expected at most {MaxBytes}");
        }

        if (length > (ulong)(fileBytes - LengthBytes))
        {
            throw file.Damaged($"the header claims {length} bytes; expected at most the {fileBytes - LengthBytes} that follow");
        }

        var json = new byte[length];
        file.Stream.ReadExactly(json);
        if (!Utf8.IsValid(json))
        {
            throw file.Damaged("the header is not UTF-8");
        }

        if (length == 0 || json[0] != (byte)'{')
        {
            throw file.Damaged($"the header begins with {(length == 0 ? "nothing" : $"byte 0x{json[0]:X2}")}; expected '{{'");
        }

        try
        {
            var (metadata, entries) = SafeTensorsJsonReader.Parse(json);
            return new(metadata, Check(entries, (ulong)fileBytes - LengthBytes - length));
        }
        catch (FormatException e)
        {
            throw file.Damaged(e.Message, e);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is how the reader refuses an escaped half of a surrogate pair.
            throw file.Damaged($"the header is not valid JSON: {e.Message}", e);
        }
    }

    /// <summary>The header's bytes, padded with spaces to a multiple of 8.</summary>
    /// <exception cref="ArgumentException">A key occurs twice or is reserved, or a shape does not fit the values.</exception>
    public static byte[] Format(IReadOnlyList<SafeTensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        var keys = new HashSet<string> { MetadataKey };
        foreach (var tensor in tensors)
        {
            if (!keys.Add(tensor.Key))
            {
                throw new ArgumentException($"The key '{tensor.Key}' {(tensor.Key == MetadataKey ? "is reserved" : "occurs twice")}.", nameof(tensors));
            }

            if (tensor.Shape.Any(size => size < 0) || tensor.Shape.Aggregate((UInt128)1, (count, size) => count * (uint)size) != (uint)tensor.Values.Length)
            {
                throw new ArgumentException($"Tensor '{tensor.Key}' has {tensor.Values.Length} values; its shape is [{string.Join(", ", tensor.Shape)}].", nameof(tensors));
            }
        }

        var json = SafeTensorsJsonWriter.Format(tensors, metadata);
        var padded = new byte[(json.Length + 7) / 8 * 8];
        if (padded.Length > MaxBytes)
        {
            throw new ArgumentException($"The header would have {padded.Length} bytes; at most {MaxBytes} are allowed.", nameof(tensors));
        }

        padded.AsSpan().Fill((byte)' ');
        json.CopyTo(padded, 0);
        return padded;
    }

    private static List<SafeTensorsEntry> Check(IEnumerable<UncheckedEntry> entries, ulong dataBytes)
    {
        var position = 0UL;
        var result = new List<SafeTensorsEntry>();
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != position || entry.End < entry.Begin)
            {
                throw new FormatException(
                    $"tensor '{entry.Key}' lies at [{entry.Begin}, {entry.End}); expected it to begin at {position}, where the one before ends, and not to end before that");
            }

            result.Add(CheckSize(entry));
            position = entry.End;
        }

        return position == dataBytes ? result
            : throw new FormatException($"the tensors end at byte {position} of the data; expected them to end with the file, at {dataBytes}");
    }

    private static SafeTensorsEntry CheckSize(UncheckedEntry entry)
    {
        ulong count, bits;
        try
        {
            count = entry.Shape.Aggregate(1UL, (product, size) => checked(product * size));
            bits = checked(count * (ulong)entry.Type.Bits);
        }
        catch (OverflowException e)
        {
            throw new FormatException($"tensor '{entry.Key}' is {entry.Description}; expected a size that fits 64 bits", e);
        }

        if (bits % 8 != 0)
        {
            throw new FormatException($"tensor '{entry.Key}' has {bits} bits as {entry.Description}; expected whole bytes");
        }

        if (entry.End - entry.Begin != bits / 8)
        {
            throw new FormatException($"tensor '{entry.Key}' has {entry.End - entry.Begin} bytes; expected {bits / 8} for {entry.Description}");
        }

        if (count > (ulong)Array.MaxLength || entry.Shape.Any(size => size > int.MaxValue))
        {
            throw new FormatException($"tensor '{entry.Key}' is {entry.Description}; expected at most {Array.MaxLength} elements and {int.MaxValue} a dimension");
        }

        return new(entry.Key, entry.Type, [.. entry.Shape.Select(size => (int)size)], (int)count);
    }
}
