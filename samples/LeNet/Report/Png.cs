using System.Buffers.Binary;
using System.IO.Compression;

namespace Samples.Report;

/// <summary>Writes small PNG files: a header, the rows compressed by zlib, an end (ISO/IEC 15948).</summary>
internal static class Png
{
    private static readonly byte[] s_signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>A picture in shades of grey.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="values">Rows of numbers from 0 (black) to 1 (white).</param>
    public static byte[] Grey(int width, ReadOnlySpan<float> values)
    {
        var pixels = new byte[values.Length];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (byte)Math.Round(255 * Math.Clamp(values[i], 0, 1));
        return Write(width, pixels, bytesPerPixel: 1);
    }

    /// <summary>A picture in colours.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="colors">Rows of colours.</param>
    public static byte[] Color(int width, IEnumerable<Rgb> colors) =>
        Write(width, [.. colors.SelectMany(color => new[] { color.Red, color.Green, color.Blue })], bytesPerPixel: 3);

    private static byte[] Write(int width, byte[] pixels, int bytesPerPixel)
    {
        int rowLength = width * bytesPerPixel;
        int height = pixels.Length / rowLength;
        using var file = new MemoryStream();
        file.Write(s_signature);

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8; // bits
        header[9] = bytesPerPixel == 1 ? (byte)0 : (byte)2; // grey, or red, green and blue
        Chunk(file, "IHDR"u8, header);

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (int y = 0; y < height; y++)
            {
                zlib.WriteByte(0); // the row as it is, no filter
                zlib.Write(pixels, y * rowLength, rowLength);
            }
        }
        Chunk(file, "IDAT"u8, packed.ToArray());
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void Chunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, data.Length);
        file.Write(word);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(word, ~Crc(Crc(uint.MaxValue, type), data));
        file.Write(word);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (byte value in data)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }
        return crc;
    }
}
