using System.Text;

namespace ConvGen.Files.Tests;

/// <summary>Every check of the reference implementation, by the words of our error.</summary>
public sealed class SafeTensorsDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_shorter_than_the_length_field() => Refused([1, 2, 3], "has 3 bytes; expected at least the 8");

    [Theory]
    [InlineData(100_000_001UL)]
    [InlineData(ulong.MaxValue)]
    public void A_header_of_a_huge_length(ulong length) =>
        Refused([.. SafeTensorsBytes.Length(length), .. "{}"u8], $"claims {length} bytes; expected at most 100000000");

    [Fact]
    public void A_header_longer_than_the_file() =>
        Refused([.. SafeTensorsBytes.Length(3), .. "{}"u8], "claims 3 bytes; expected at most the 2 that follow");

    [Fact]
    public void A_header_that_is_not_utf8() => Refused([.. SafeTensorsBytes.Length(5), .. "{\"\xFF\":"u8[..2], 0xFF, .. "\"}"u8], "not UTF-8");

    [Theory]
    [InlineData("", "nothing")]
    [InlineData("[]", "0x5B")]
    [InlineData(" {}", "0x20")]
    [InlineData("\uFEFF{}", "0xEF")]
    public void A_header_that_does_not_begin_with_a_brace(string header, string found) =>
        Refused(SafeTensorsBytes.File(header), $"begins with {(found == "nothing" ? found : "byte " + found)}; expected '{{'");

    [Theory]
    [InlineData("{")]
    [InlineData("{}}")]
    [InlineData("{} x")]
    [InlineData("{}\0")]
    [InlineData("{\"a\":}")]
    [InlineData("{'a':1}")]
    [InlineData("{/* */}")]
    [InlineData("{\"__metadata__\":{},}")]
    [InlineData("{\"\\ud800\":{}}")]
    public void A_header_that_is_not_json(string header) => Refused(SafeTensorsBytes.File(header), "not valid JSON");

    [Fact]
    public void A_header_that_nests_without_end()
    {
        var deep = new StringBuilder("{\"x\":{\"extra\":").Insert(14, "[", 100_000).Append("}}").ToString();

        Refused(SafeTensorsBytes.File(deep), "not valid JSON");
    }

    [Theory]
    [InlineData("""{"x":1}""", "tensor 'x': found Number; expected StartObject")]
    [InlineData("""{"x":{"dtype":1}}""", "tensor 'x', dtype: found Number; expected String")]
    [InlineData("""{"x":{"dtype":"F33"}}""", "tensor 'x' has type 'F33'; expected one of F32")]
    [InlineData("""{"x":{"dtype":"f32"}}""", "type 'f32'")]
    [InlineData("""{"x":{"shape":3}}""", "tensor 'x', shape: found Number; expected StartArray")]
    [InlineData("""{"x":{"shape":["1"]}}""", "tensor 'x', shape: found String; expected Number")]
    [InlineData("""{"x":{"shape":[-1]}}""", "not a whole one from 0 to 2⁶⁴ − 1: -1")]
    [InlineData("""{"x":{"shape":[1.5]}}""", "not a whole one from 0 to 2⁶⁴ − 1: 1.5")]
    [InlineData("""{"x":{"shape":[1e1]}}""", "not a whole one from 0 to 2⁶⁴ − 1: 1e1")]
    [InlineData("""{"x":{"shape":[18446744073709551616]}}""", "not a whole one from 0 to 2⁶⁴ − 1: 18446744073709551616")]
    [InlineData("""{"x":{"data_offsets":[0,-4]}}""", "tensor 'x', data_offsets has a number")]
    [InlineData("""{"x":{"data_offsets":[0]}}""", "tensor 'x' has 1 data_offsets; expected 2")]
    [InlineData("""{"x":{"data_offsets":[0,1,2]}}""", "tensor 'x' has 3 data_offsets; expected 2")]
    [InlineData("""{"x":{"shape":[],"data_offsets":[0,4]}}""", "tensor 'x' has no 'dtype'")]
    [InlineData("""{"x":{"dtype":"F32","data_offsets":[0,4]}}""", "tensor 'x' has no 'shape'")]
    [InlineData("""{"x":{"dtype":"F32","shape":[]}}""", "tensor 'x' has no 'data_offsets'")]
    [InlineData("""{"x":{"dtype":"F32","dtype":"F32"}}""", "tensor 'x' has 'dtype' twice")]
    [InlineData("""{"x":{"shape":[],"shape":[]}}""", "tensor 'x' has 'shape' twice")]
    [InlineData("""{"x":{"data_offsets":[0,0],"data_offsets":[0,0]}}""", "tensor 'x' has 'data_offsets' twice")]
    [InlineData("""{"x":{"dtype":"U8","shape":[0],"data_offsets":[0,0]},"x":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}}""", "key 'x' occurs twice")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", "key '__metadata__' occurs twice")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", "__metadata__ has the key 'a' twice")]
    [InlineData("""{"__metadata__":{"a":1}}""", "__metadata__.a: found Number; expected String")]
    [InlineData("""{"__metadata__":[]}""", "__metadata__: found StartArray; expected StartObject")]
    public void A_header_that_is_no_header(string header, string words) => Refused(SafeTensorsBytes.File(header), words);

    [Theory]
    [InlineData("[4,8]", "[8,12]", 12, "tensor 'x' lies at [4, 8); expected it to begin at 0")]
    [InlineData("[0,4]", "[8,12]", 12, "tensor 'y' lies at [8, 12); expected it to begin at 4")]
    [InlineData("[0,4]", "[2,6]", 6, "tensor 'y' lies at [2, 6); expected it to begin at 4")]
    [InlineData("[0,4]", "[0,4]", 4, "tensor 'y' lies at [0, 4); expected it to begin at 4")]
    [InlineData("[0,4]", "[4,2]", 4, "tensor 'y' lies at [4, 2)")]
    [InlineData("[0,4]", "[4,9]", 9, "tensor 'y' has 5 bytes; expected 4 for F32 [1]")]
    [InlineData("[0,4]", "[4,8]", 7, "the tensors end at byte 8 of the data; expected them to end with the file, at 7")]
    [InlineData("[0,4]", "[4,8]", 9, "the tensors end at byte 8 of the data; expected them to end with the file, at 9")]
    [InlineData("[0,4]", "[4,18446744073709551615]", 8, "tensor 'y' has 18446744073709551611 bytes; expected 4")]
    public void Tensors_that_do_not_fill_the_data(string x, string y, int dataBytes, string words)
    {
        var header = $$$"""{"x":{"dtype":"F32","shape":[1],"data_offsets":{{{x}}}},"y":{"dtype":"F32","shape":[1],"data_offsets":{{{y}}}}}""";

        Refused(SafeTensorsBytes.File(header, new byte[dataBytes]), words);
    }

    [Theory]
    [InlineData("F32", "[4294967296,4294967296]", 4, "is F32 [4294967296, 4294967296]; expected a size that fits 64 bits")]
    [InlineData("F32", "[4294967296,4294967296,0]", 0, "expected a size that fits 64 bits")]
    [InlineData("F64", "[576460752303423488]", 4, "expected a size that fits 64 bits")]
    [InlineData("F32", "[1000000000]", 4, "has 4 bytes; expected 4000000000 for F32 [1000000000]")]
    [InlineData("F32", "[0,4294967296]", 0, "is F32 [0, 4294967296]; expected at most")]
    [InlineData("F32", "[1,1,1,1,1,1,1,1,1,2]", 4, "for F32 [1, 1, 1, 1, 1, 1, 1, 1, …]")]
    [InlineData("F4", "[3]", 2, "has 12 bits as F4 [3]; expected whole bytes")]
    [InlineData("F4", "[2]", 1, "tensor 'x' has type F4; expected one that becomes a float: F32, F64, F16, BF16")]
    [InlineData("F8_E4M3", "[2]", 2, "tensor 'x' has type F8_E4M3; expected one that becomes a float")]
    [InlineData("C64", "[2]", 16, "tensor 'x' has type C64; expected one that becomes a float")]
    public void A_size_that_is_wrong(string type, string shape, int dataBytes, string words)
    {
        var header = $$$"""{"x":{"dtype":"{{{type}}}","shape":{{{shape}}},"data_offsets":[0,{{{dataBytes}}}]}}""";

        Refused(SafeTensorsBytes.File(header, new byte[dataBytes]), words);
    }

    [Fact]
    public void A_header_of_too_many_tensors_or_sizes()
    {
        var tensors = string.Join(',', Enumerable.Range(0, 100_001).Select(i => $$"""
            "{{i}}":{"dtype":"U8","shape":[0],"data_offsets":[0,0]}
            """));
        Refused(SafeTensorsBytes.File($"{{{tensors}}}"), "more than 100000 tensors");
        Refused(SafeTensorsBytes.File($$$"""{"x":{"shape":[{{{string.Join(',', Enumerable.Repeat(1, 65))}}}]}}"""), "tensor 'x', shape has more than 64 numbers");
        Refused(SafeTensorsBytes.File(string.Concat(Enumerable.Repeat("{\"a\":", 20))), "not valid JSON");
    }

    [Fact]
    public void Every_shorter_file_is_refused()
    {
        var whole = SafeTensorsBytes.File("""{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", new byte[8]);
        for (var length = 0; length < whole.Length; length++)
        {
            Refused(whole[..length], "expected");
        }
    }

    private void Refused(byte[] bytes, string words)
    {
        var path = _folder.Put("bad.safetensors", bytes);
        var message = Assert.Throws<FormatException>(() => SafeTensors.Read(path)).Message;

        Assert.StartsWith($"'{path}': ", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }
}
