using Samples.Data;

namespace Samples;

/// <summary>A grey image in the portable graymap format of Netpbm: P2, numbers in text, or P5, bytes.</summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Pixels"><c>[Height, Width]</c>, row-major: 0 is black, 255 white, whatever the file's own maximum is.</param>
internal sealed record Pgm(int Width, int Height, byte[] Pixels)
{
    private const int MaxSide = 1 << 14;

    /// <summary>Whether a file begins like one.</summary>
    public static bool Begins(ReadOnlySpan<byte> file) => file is [(byte)'P', (byte)'2' or (byte)'5', ..];

    /// <summary>Reads a whole file of one image.</summary>
    /// <param name="file">Its bytes.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="DataException">It is damaged, or there is more in it than one image.</exception>
    public static Pgm Read(ReadOnlySpan<byte> file, string name)
    {
        if (!Begins(file))
            throw new DataException($"'{name}' does not begin with P2 or P5; expected a PGM file");
        var text = new Reader(file[2..], name);
        int width = text.Number("the width", 1, MaxSide), height = text.Number("the height", 1, MaxSide), max = text.Number("the maximum", 1, ushort.MaxValue);
        // Since a false header must not claim memory: a pixel takes a byte at least.
        if ((long)width * height > file.Length)
            throw new DataException($"'{name}' ends early: it has {file.Length:N0} bytes, too few for {width} × {height} pixels");
        var pixels = new byte[width * height];
        if (file[1] == '2')
        {
            for (int i = 0; i < pixels.Length; i++)
                pixels[i] = Scaled(text.Number($"pixel {i}", 0, max), max);
            text.End();
        }
        else
        {
            ReadOnlySpan<byte> data = text.Raster();
            int size = max < 256 ? 1 : 2;
            if (data.Length != pixels.Length * size)
                throw new DataException($"'{name}' has {data.Length:N0} bytes of pixels; expected {pixels.Length * size:N0} for {width} × {height} pixels of up to {max}");
            for (int i = 0; i < pixels.Length; i++)
            {
                int value = size == 1 ? data[i] : (data[2 * i] << 8) | data[2 * i + 1];
                pixels[i] = value <= max ? Scaled(value, max) : throw new DataException($"'{name}': pixel {i} is {value}; expected 0 to {max}");
            }
        }
        return new Pgm(width, height, pixels);
    }

    private static byte Scaled(int value, int max) => (byte)((value * 255 + max / 2) / max);

    /// <summary>Reads numbers between blanks and comments, which go from # to the line's end.</summary>
    private ref struct Reader(ReadOnlySpan<byte> rest, string name)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public int Number(string what, int low, int high)
        {
            SkipBlanks();
            int length = 0;
            long value = 0;
            for (; length < _rest.Length && char.IsAsciiDigit((char)_rest[length]); length++)
                value = Math.Min(10 * value + _rest[length] - '0', int.MaxValue);
            if (length == 0)
                throw new DataException(_rest.IsEmpty ? $"'{name}' ends before {what}" : $"'{name}': the character '{(char)_rest[0]}' stands in place of {what}; expected a number");
            _rest = _rest[length..];
            return value >= low && value <= high ? (int)value : throw new DataException($"'{name}': {what} is {value}; expected {low} to {high}");
        }

        /// <summary>What follows the one blank behind the last number.</summary>
        public readonly ReadOnlySpan<byte> Raster() => _rest is [var blank, ..] && char.IsWhiteSpace((char)blank) ? _rest[1..] : [];

        public void End()
        {
            SkipBlanks();
            if (!_rest.IsEmpty)
                throw new DataException($"'{name}': {_rest.Length:N0} bytes follow the last pixel; expected the end of the file");
        }

        private void SkipBlanks()
        {
            while (_rest is [var first, ..] && (first == '#' || char.IsWhiteSpace((char)first)))
            {
                int line = first == '#' ? _rest.IndexOf((byte)'\n') : 0;
                _rest = line < 0 ? [] : _rest[(line + 1)..];
            }
        }
    }
}
