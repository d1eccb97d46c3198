using System.Text;

namespace ConvGen.Files.Tests;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(NumpyFiles.Float32, "f4")]
    [InlineData(NumpyFiles.BigEndianFloat64, "f8")]
    [InlineData(NumpyFiles.Version2, "f4")]
    [InlineData(NumpyFiles.Version3, "f4")]
    public void EveryVersionAndByteOrderIsRead(string file, string type)
    {
        var array = NpyFile.Read(_folder.Put("a", Convert.FromBase64String(file)));
        Assert.Equal(type, array.Type);
        Assert.Equal([2, 3], array.Shape);
        Assert.Equal([0, 1, 2, 3, 4, 5], array.Values.ToArray());
    }

    [Fact]
    public void FortranOrderBecomesRowMajor()
    {
        var array = Read(NumpyFiles.FortranInt16);
        Assert.Equal([2, 3, 4], array.Shape);
        Assert.Equal(Enumerable.Range(0, 24).Select(i => (short)i), array.As<short>().ToArray());
    }

    [Fact]
    public void ScalarsTruthsAndIntegersAreRead()
    {
        Assert.Equal((0, 2.5f), (Read(NumpyFiles.ScalarFloat16).Shape.Length, Read(NumpyFiles.ScalarFloat16).Values.Span[0]));
        Assert.Equal([1, 0, 1], Read(NumpyFiles.Bool).Values.ToArray());
        Assert.Equal([true, false, true], Read(NumpyFiles.Bool).As<bool>().ToArray());
        var odd = NpyFile.Read(_folder.Put("a", [.. Header("{'descr': '|b1', 'fortran_order': False, 'shape': (2,)}"), 255, 0]));
        Assert.Equal([1, 0], odd.Values.ToArray());
        Assert.Equal([1, -2, 3], Read(NumpyFiles.Int64).As<long>().ToArray());
        Assert.Contains("Int64 (i8); they cannot be taken as Single", Assert.Throws<InvalidOperationException>(() => Read(NumpyFiles.Int64).As<float>().Length).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTypeIsReadBackAsItWasWritten()
    {
        Same<Half>([(Half)1.5f, Half.NegativeInfinity]);
        Same<float>([float.NaN, -0f]);
        Same<double>([Math.PI, double.MaxValue]);
        Same<sbyte>([-128, 127]);
        Same<short>([short.MinValue, 1]);
        Same<int>([int.MinValue, 1]);
        Same<long>([long.MinValue, 1]);
        Same<byte>([0, 255]);
        Same<ushort>([0, ushort.MaxValue]);
        Same<uint>([0, uint.MaxValue]);
        Same<ulong>([0, ulong.MaxValue]);
        Same<bool>([true, false]);

        void Same<T>(T[] values)
            where T : unmanaged
        {
            NpyFile.Write(_folder["a"], NpyArray.Of<T>([1, 2], values));
            Assert.Equal(values, NpyFile.Read(_folder["a"]).As<T>().ToArray());
        }
    }

    [Theory]
    [InlineData("<i1", -1f)]
    [InlineData("<u1", 255f)]
    [InlineData(">u2", 65535f)]
    [InlineData("=i4", -1f)]
    [InlineData("<u8", 18446744073709551615f)]
    public void IntegersOfAnyTypeBecomeFloats(string type, float expected)
    {
        var array = NpyFile.Read(_folder.Put("a", [.. Header($"{{'descr': '{type}', 'fortran_order': False, 'shape': (1,)}}"), .. Enumerable.Repeat((byte)255, type[^1] - '0')]));
        Assert.Equal([expected], array.Values.ToArray());
    }

    [Fact]
    public void TheBytesAreThoseOfNumPy()
    {
        using var stream = new MemoryStream();
        NpyFile.Write(stream, NpyArray.Of<long>([3], [1, -2, 3]));

        // NumPy leaves room for a longer first size since 1.25, which moves spaces about at most.
        var numpy = Convert.FromBase64String(NumpyFiles.Int64);
        Assert.Equal(Encoding.Latin1.GetString(numpy), Encoding.Latin1.GetString(stream.ToArray()));
    }

    [Theory]
    [InlineData("{'descr':'<f4','fortran_order':False,'shape':(1,)}")]
    [InlineData("  {\"shape\" : (1L, ) , 'fortran_order':True,'descr': \"<f4\",}  \n")]
    [InlineData("{'shape': (), 'fortran_order': False, 'descr': 'f4'}")]
    public void AnyWayToWriteTheDictionaryIsRead(string header) =>
        Assert.Equal([1], NpyFile.Read(_folder.Put("a", [.. Header(header), 0, 0, 0x80, 0x3F])).Values.ToArray());

    [Theory]
    [InlineData(NumpyFiles.Pickled, "the type is '|O': objects are pickled, and a pickle can run any code; expected f2, f4")]
    [InlineData(NumpyFiles.Records, "'descr' in the header is a list, the type of records")]
    [InlineData(NumpyFiles.Texts, "the type is '<U2'; expected f2, f4")]
    public void TypesThatAreNotNumbersAreRefused(string file, string words) => Refused(Convert.FromBase64String(file), words);

    [Theory]
    [InlineData("", "the header has its end at character 0; expected '{'")]
    [InlineData("[1]", "the header has '[' at character 0; expected '{'")]
    [InlineData("{'descr': '<f4'", "expected '}'")]
    [InlineData("{'descr': '<f4}", "the header has its end at character 15; expected the end of the string")]
    [InlineData("{'descr': '<f\\x34'}", "expected no escape")]
    [InlineData("{'descr': '<f4', 'fortran_order': False}", "the header has no 'shape'")]
    [InlineData("{'descr': '<f4', 'descr': '<f4'}", "the header has 'descr' twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,), 'more': True}", "the header has 'more'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} x", "the header has 'x' at character 56; expected the end")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", "the header has '-' at character 51; expected a whole number from 0 on")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,)}", "a size in the header is 99999999999999999999; expected at most")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (4294967296, 4294967296, 4294967296)}", "the shape is (4294967296, 4294967296, 4294967296); expected at most")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 4294967296)}", "the shape is (0, 4294967296); expected at most")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': 3}", "expected a string, True, False or a tuple")]
    [InlineData("{'descr': '<f4', 'fortran_order': 'no', 'shape': (1,)}", "'fortran_order' in the header is something else; expected True or False")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': 'x'}", "'shape' in the header is something else; expected a tuple of whole numbers")]
    [InlineData("{'descr': '<<f4', 'fortran_order': False, 'shape': (1,)}", "the type is '<<f4'")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,)}", "found 4 bytes of data; expected 2000000000 for f4 (500000000)")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (2,)}", "found 4 bytes of data; expected 8 for f4 (2)")]
    [InlineData("{'descr': '<f2', 'fortran_order': False, 'shape': (1,)}", "bytes follow the data; expected the file to end after 2 bytes for f2 (1)")]
    public void AHeaderThatIsNoHeaderIsRefused(string header, string words) => Refused([.. Header(header), 0, 0, 0, 0], words);

    [Fact]
    public void OtherFilesAreRefused()
    {
        Refused([], "the file ends within the header");
        Refused("not an array"u8.ToArray(), "the file begins with 6E6F7420616E; expected 934E554D5059");
        Refused([0x93, .. "NUMPY"u8, 4, 0, 0, 0], "the version is 4.0; expected 1.0, 2.0 or 3.0");
        Refused([0x93, .. "NUMPY"u8, 2, 0, 0, 0, 0, 0x7F], "the header claims 2130706432 bytes; expected at most 10000");
    }

    [Fact]
    public void AFalseShapeClaimsNoMemory()
    {
        var path = _folder.Put("a", Header("{'descr': '<f4', 'fortran_order': False, 'shape': (500000000,)}"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FormatException>(() => NpyFile.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    internal static byte[] Header(string text) => [0x93, .. "NUMPY"u8, 1, 0, (byte)text.Length, (byte)(text.Length >> 8), .. Encoding.ASCII.GetBytes(text)];

    private static NpyArray Read(string file) => NpyFile.Read(new MemoryStream(Convert.FromBase64String(file)));

    private void Refused(byte[] bytes, string words)
    {
        var path = _folder.Put("bad.npy", bytes);
        var message = Assert.Throws<FormatException>(() => NpyFile.Read(path)).Message;
        Assert.StartsWith($"'{path}': ", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }
}
