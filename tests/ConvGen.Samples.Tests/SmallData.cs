using System.Buffers.Binary;

namespace ConvGen.Samples.Tests;

/// <summary>The first images of Fashion-MNIST, as plain IDX files.</summary>
internal static class SmallData
{
    public const int TrainImages = 640;
    public const int TestImages = 200;

    /// <summary>Writes the four files and gives the folder.</summary>
    public static string Write(TemporaryFolder folder)
    {
        string source = Path.Combine(LeNetProgram.Repository, "samples", "data", "fashion-mnist");
        string data = Directory.CreateDirectory(folder["data"]).FullName;
        foreach (string name in new[] { "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte" })
        {
            IdxFile file = IdxFile.Read(Path.Combine(source, name + ".gz"));
            int count = name[0] == 't' && name[1] == 'r' ? TrainImages : TestImages;
            int[] dimensions = [count, .. file.Dimensions.Skip(1)];
            WriteIdx(Path.Combine(data, name), dimensions, file.Data.AsSpan(0, dimensions.Aggregate((a, b) => a * b)));
        }
        return data;
    }

    /// <summary>Writes an IDX file of bytes.</summary>
    public static void WriteIdx(string path, int[] dimensions, ReadOnlySpan<byte> bytes)
    {
        using FileStream file = File.Create(path);
        file.Write([0, 0, 8, (byte)dimensions.Length]);
        var word = new byte[4];
        foreach (int size in dimensions)
        {
            BinaryPrimitives.WriteInt32BigEndian(word, size);
            file.Write(word);
        }
        file.Write(bytes);
    }
}
