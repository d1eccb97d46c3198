using System.Buffers.Binary;
using System.Text;

namespace ConvGen.Files.Tests;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back()
    {
        SafeTensor[] tensors =
        [
            new("0.weight", [2, 1, 3], new[] { 1f, -2f, float.NaN, float.PositiveInfinity, -0f, float.Epsilon }),
            new("0.bias", [2], new[] { 7f, 8f }),
            new("scale", [], new[] { 0.1f }),
            new("nothing ✓ \"quoted\"", [3, 0], Array.Empty<float>()),
            new("big", [20_000], Enumerable.Range(0, 20_000).Select(i => (float)i).ToArray()),
        ];

        SafeTensors.Write(_folder["a"], tensors);
        var read = SafeTensors.Read(_folder["a"]);

        Assert.Equal(tensors.Select(t => t.Key), read.Select(t => t.Key));
        foreach (var (expected, actual) in tensors.Zip(read))
        {
            Assert.Equal(expected.Shape, actual.Shape);
            Assert.Equal(Bits(expected), Bits(actual));
        }
    }

    [Fact]
    public void Integers_of_64_bits_are_written_and_read_back_as_they_are()
    {
        long[] integers = [0, 1, -1, long.MaxValue, long.MinValue, (1L << 53) + 1];
        SafeTensors.Write(_folder["a"], [new("x", [1], new[] { 3f }), SafeTensor.OfIntegers("count", [2, 3], integers)]);

        var read = SafeTensors.Read(_folder["a"]);
        Assert.Equal(["F32", "I64"], read.Select(tensor => tensor.Type));
        Assert.Null(read[0].Integers);
        Assert.Equal(integers, read[1].Integers!.Value.ToArray());
        Assert.Equal(integers.Select(i => (float)i), read[1].Values.ToArray());

        var many = Enumerable.Range(0, 20_000).Select(i => (long)i << 40).ToArray();
        SafeTensors.Write(_folder["b"], [SafeTensor.OfIntegers("many", [20_000], many)]);
        Assert.Equal(many, SafeTensors.Read(_folder["b"]).Single().Integers!.Value.ToArray());
    }

    [Fact]
    public void The_bytes_are_these()
    {
        SafeTensors.Write(_folder["a"], [new("b", [1, 2], new[] { 1f, 2f }), new("a", [], new[] { -1f })], new Dictionary<string, string> { ["z"] = "1", ["format"] = "pt" });

        var json = """{"__metadata__":{"format":"pt","z":"1"},"b":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"a":{"dtype":"F32","shape":[],"data_offsets":[8,12]}}""";
        var padded = json.PadRight((json.Length + 7) / 8 * 8);
        Assert.Equal(SafeTensorsBytes.File(padded, [0, 0, 0x80, 0x3F, 0, 0, 0, 0x40, 0, 0, 0x80, 0xBF]), File.ReadAllBytes(_folder["a"]));
    }

    [Fact]
    public void A_file_without_tensors_is_one()
    {
        SafeTensors.Write(_folder["a"], []);

        Assert.Empty(SafeTensors.Read(_folder["a"]));
        Assert.Empty(SafeTensors.ReadMetadata(_folder["a"]));
        Assert.Equal(16, new FileInfo(_folder["a"]).Length);
    }

    [Fact]
    public void Metadata_is_read()
    {
        SafeTensors.Write(_folder["a"], [], new Dictionary<string, string> { ["format"] = "pt", ["epoch"] = "10" });

        Assert.Equal(new Dictionary<string, string> { ["format"] = "pt", ["epoch"] = "10" }, SafeTensors.ReadMetadata(_folder["a"]));
    }

    [Theory]
    [InlineData("F32", new byte[] { 0, 0, 0xC0, 0xBF }, -1.5f)]
    [InlineData("F64", new byte[] { 0, 0, 0, 0, 0, 0, 0xF8, 0xBF }, -1.5f)]
    [InlineData("F16", new byte[] { 0, 0xBE }, -1.5f)]
    [InlineData("BF16", new byte[] { 0xC0, 0xBF }, -1.5f)]
    [InlineData("I64", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF }, -2f)]
    [InlineData("I32", new byte[] { 0xFE, 0xFF, 0xFF, 0xFF }, -2f)]
    [InlineData("I16", new byte[] { 0xFE, 0xFF }, -2f)]
    [InlineData("I8", new byte[] { 0xFE }, -2f)]
    [InlineData("U64", new byte[] { 2, 1, 0, 0, 0, 0, 0, 0 }, 258f)]
    [InlineData("U32", new byte[] { 2, 1, 0, 0 }, 258f)]
    [InlineData("U16", new byte[] { 2, 1 }, 258f)]
    [InlineData("U8", new byte[] { 254 }, 254f)]
    [InlineData("BOOL", new byte[] { 1 }, 1f)]
    public void Other_types_become_floats(string type, byte[] bytes, float expected)
    {
        var json = $$$"""{"x":{"dtype":"{{{type}}}","shape":[2],"data_offsets":[0,{{{2 * bytes.Length}}}]}}""";

        var tensor = Assert.Single(SafeTensors.Read(_folder.Put("a", SafeTensorsBytes.File(json, [.. bytes, .. bytes]))));

        Assert.Equal([expected, expected], tensor.Values.ToArray());
    }

    [Fact]
    public void Order_of_the_data_counts_and_unknown_members_do_not()
    {
        var json = """{"b":{"extra":[{"a":1}],"shape":[1],"dtype":"U8","data_offsets":[1,2]},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},"__metadata__":null}""" + " \n\t\r ";

        var tensors = SafeTensors.Read(_folder.Put("a", SafeTensorsBytes.File(json, [10, 20])));

        Assert.Equal([("a", 10f), ("b", 20f)], tensors.Select(t => (t.Key, t.Values.Span[0])));
    }

    [Fact]
    public void Writing_replaces_the_old_file_and_leaves_nothing_else()
    {
        _folder.Put("a", [1, 2, 3]);

        SafeTensors.Write(_folder["a"], [new("x", [1], new[] { 1f })]);

        Assert.Equal(["a"], _folder.Names);
        Assert.Single(SafeTensors.Read(_folder["a"]));
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        var path = _folder.Put("a", [1, 2, 3]);

        Assert.Throws<InvalidOperationException>(() => ReplacedFile.Write(path, file =>
        {
            file.WriteByte(9);
            throw new InvalidOperationException();
        }));

        Assert.Equal(["a"], _folder.Names);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(path));
    }

    [Fact]
    public void What_makes_no_file_is_refused_before_writing()
    {
        SafeTensor one = new("x", [1], new[] { 1f });

        Assert.Contains("'x' occurs twice", Refused([one, one]), StringComparison.Ordinal);
        Assert.Contains("'__metadata__' is reserved", Refused([one with { Key = "__metadata__" }]), StringComparison.Ordinal);
        Assert.Contains("has 1 values; its shape is [2, 3]", Refused([one with { Shape = [2, 3] }]), StringComparison.Ordinal);
        Assert.Contains("its shape is [-1, -1]", Refused([one with { Shape = [-1, -1] }]), StringComparison.Ordinal);
        Assert.Empty(_folder.Names);

        string Refused(SafeTensor[] tensors) => Assert.Throws<ArgumentException>(() => SafeTensors.Write(_folder["a"], tensors)).Message;
    }

    [Fact]
    public void A_missing_file_or_folder_is_named()
    {
        Assert.Contains(_folder["none"], Assert.Throws<FileNotFoundException>(() => SafeTensors.Read(_folder["none"])).Message, StringComparison.Ordinal);
        Assert.Throws<DirectoryNotFoundException>(() => SafeTensors.Write(_folder["none/a"], []));
    }

    private static IEnumerable<uint> Bits(SafeTensor tensor) => tensor.Values.ToArray().Select(BitConverter.SingleToUInt32Bits);
}

/// <summary>Safetensors files by hand.</summary>
internal static class SafeTensorsBytes
{
    public static byte[] File(string header, params byte[] data) => [.. Length((ulong)Encoding.UTF8.GetByteCount(header)), .. Encoding.UTF8.GetBytes(header), .. data];

    public static byte[] Length(ulong length)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        return bytes;
    }
}
