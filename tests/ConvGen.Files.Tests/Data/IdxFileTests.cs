using System.IO.Compression;

namespace ConvGen.Files.Tests;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] s_images = [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 255];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Plain_and_compressed_files_are_read_whatever_their_name(bool compressed)
    {
        var file = IdxFile.Read(_folder.Put("images", compressed ? Gzip(s_images) : s_images));

        Assert.Equal([2, 1, 3], file.Dimensions);
        Assert.Equal([1, 2, 3, 4, 5, 255], file.Data);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_048_575)]
    [InlineData(1_048_576)]
    [InlineData(3_000_001)]
    public void Labels_of_any_number_are_read(int count)
    {
        var labels = Enumerable.Range(0, count).Select(i => (byte)i).ToArray();

        var file = IdxFile.Read(_folder.Put("labels", [0, 0, 8, 1, (byte)(count >> 24), (byte)(count >> 16), (byte)(count >> 8), (byte)count, .. labels]));

        Assert.Equal([count], file.Dimensions);
        Assert.Equal(labels, file.Data);
    }

    [Theory]
    [InlineData(new byte[] { }, "ends within the magic number; found 0 of its 4 bytes")]
    [InlineData(new byte[] { 0, 0, 8 }, "ends within the magic number; found 3 of its 4 bytes")]
    [InlineData(new byte[] { 0, 0, 13, 1, 0, 0, 0, 0 }, "the magic number is 0x00000D01; expected 0x00000801 (labels) or 0x00000803 (images)")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47 }, "the magic number is 0x89504E47")]
    [InlineData(new byte[] { 0, 0, 8, 0 }, "the magic number is 0x00000800")]
    [InlineData(new byte[] { 0, 0, 8, 5 }, "the magic number is 0x00000805")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 1, 0 }, "ends within dimension 1; found 1 of its 4 bytes")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0x80, 0, 0, 0 }, "dimension 0 is 2147483648; expected at most 2147483647")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0x7F, 0, 0, 0, 0x7F, 0, 0, 0 }, "the dimensions are 2130706432 × 2130706432; expected at most")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0x7F, 0, 0, 0, 1, 2 }, "found 2 bytes of data; expected 2130706432 for dimensions 2130706432")]
    [InlineData(new byte[] { 0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 1, 2, 3 }, "found 3 bytes of data; expected 4 for dimensions 2 × 2")]
    [InlineData(new byte[] { 0, 0, 8, 1, 0, 0, 0, 1, 1, 2 }, "bytes follow the data; expected the file to end after 1 bytes")]
    public void A_damaged_file_is_refused(byte[] bytes, string words)
    {
        Refused(bytes, words);
        Refused(Gzip(bytes), words);
    }

    [Fact]
    public void A_false_size_claims_no_memory()
    {
        var path = _folder.Put("huge", [0, 0, 8, 1, 0x7F, 0, 0, 0, 1, 2]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<FormatException>(() => IdxFile.Read(path));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4_000_000);
    }

    [Fact]
    public void A_damaged_gzip_stream_is_refused()
    {
        var badChecksum = Gzip(s_images);
        badChecksum[^8] ^= 1;

        Refused(badChecksum, "the gzip stream is damaged");
        Refused([0x1F, 0x8B, 0, 0, 0, 0, 0, 0, 0, 0, 0], "the gzip stream is damaged");
        Refused(Gzip(s_images)[..^12], "expected");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains(_folder["none"], Assert.Throws<FileNotFoundException>(() => IdxFile.Read(_folder["none"])).Message, StringComparison.Ordinal);

    internal static byte[] Gzip(byte[] bytes)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return result.ToArray();
    }

    private void Refused(byte[] bytes, string words)
    {
        var path = _folder.Put("bad", bytes);
        var message = Assert.Throws<FormatException>(() => IdxFile.Read(path)).Message;

        Assert.StartsWith($"'{path}': ", message, StringComparison.Ordinal);
        Assert.Contains(words, message, StringComparison.Ordinal);
    }
}
