using System.IO.Compression;

namespace ConvGen.Files.Tests;

public sealed class NpzFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(NumpyFiles.Npz)]
    [InlineData(NumpyFiles.NpzCompressed)]
    public void WhatNumPyWritesIsRead(string file)
    {
        var arrays = NpzFile.Read(_folder.Put("a", Convert.FromBase64String(file)));
        Assert.Equal(["x", "y"], arrays.Keys.Order());
        Assert.Equal([0, 1, 2, 3, 4, 5], arrays["x"].As<float>().ToArray());
        Assert.Equal([1, 2], arrays["y"].As<byte>().ToArray());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhatIsWrittenIsReadBackAndHasTheSameBytesEachTime(bool compress)
    {
        Dictionary<string, NpyArray> arrays = new() { ["images/0"] = NpyArray.Of<float>([2, 50], [.. Enumerable.Range(0, 100)]), ["n"] = NpyArray.Of<int>([], [7]) };
        NpzFile.Write(_folder["a"], arrays, compress);
        NpzFile.Write(_folder["b"], arrays, compress);
        Assert.Equal(File.ReadAllBytes(_folder["a"]), File.ReadAllBytes(_folder["b"]));

        var read = NpzFile.Read(_folder["a"]);
        Assert.Equal(arrays["images/0"].Values.ToArray(), read["images/0"].Values.ToArray());
        Assert.Equal([7], read["n"].As<int>().ToArray());
    }

    [Fact]
    public void ABombIsRefusedBeforeItIsUnpacked()
    {
        using (var archive = ZipFile.Open(_folder["a"], ZipArchiveMode.Create))
        {
            using var entry = archive.CreateEntry("x.npy").Open();
            entry.Write(NpyFileTests.Header("{'descr': '|u1', 'fortran_order': False, 'shape': (200000000,)}"));
            var zeros = new byte[1_000_000];
            for (var i = 0; i < 200; i++)
            {
                entry.Write(zeros);
            }
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var message = Assert.Throws<FormatException>(() => NpzFile.Read(_folder["a"])).Message;
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
        Assert.Matches($"^'{_folder["a"]}': the [0-9]+ bytes of the archive claim to unpack to 2000000[0-9]+; expected at most 67108864$", message);
        Assert.Equal(200_000_000, NpzFile.Read(_folder["a"], maxBytes: 1 << 28)["x"].Shape[0]);
    }

    [Fact]
    public void OneWrongBitIsFound()
    {
        var bytes = Convert.FromBase64String(NumpyFiles.Npz);
        bytes[bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0, 0, 0x80, 0x3F]) + 2] ^= 1;
        Assert.Contains("entry 'x.npy': the checksum is", Refused(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void OtherFilesAreRefused()
    {
        Assert.Contains("the zip archive is damaged", Refused([]), StringComparison.Ordinal);
        Assert.Contains("the zip archive is damaged", Refused([1, 2, 3]), StringComparison.Ordinal);
        Assert.Contains("the zip archive is damaged", Refused(Convert.FromBase64String(NumpyFiles.Npz)[..^30]), StringComparison.Ordinal);

        using (var archive = ZipFile.Open(_folder["b"], ZipArchiveMode.Create))
        {
            archive.CreateEntry("x.npy").Open().Dispose();
            archive.CreateEntry("readme.txt").Open().Dispose();
        }

        Assert.Contains("entry 'x.npy': the file ends within the header", Refused(File.ReadAllBytes(_folder["b"])), StringComparison.Ordinal);
    }

    [Fact]
    public void NamesOccurOnce()
    {
        var one = KeyValuePair.Create("x", NpyArray.Of<byte>([1], [1]));
        Assert.Contains("'x' occurs twice", Assert.Throws<ArgumentException>(() => NpzFile.Write(_folder["a"], [one, one])).Message, StringComparison.Ordinal);
        Assert.Empty(_folder.Names);
    }

    private string Refused(byte[] bytes)
    {
        var path = _folder.Put("bad.npz", bytes);
        var message = Assert.Throws<FormatException>(() => NpzFile.Read(path)).Message;
        Assert.StartsWith($"'{path}'", message, StringComparison.Ordinal);
        return message;
    }
}
