namespace ConvGen;

/// <summary>Reads a part of an archive, no more than it is said to have, and sums it up as zip archives do (CRC-32).</summary>
internal sealed class CheckedStream(Stream inner, long length) : Stream
{
    private static readonly uint[] s_table = [.. Enumerable.Range(0, 256).Select(Entry)];

    private long _left = length;
    private uint _sum = uint.MaxValue;

    /// <summary>The checksum of what was read.</summary>
    public uint Checksum => ~_sum;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer[..(int)Math.Min(buffer.Length, _left)]);
        _left -= read;
        foreach (var value in buffer[..read])
        {
            _sum = s_table[(byte)(_sum ^ value)] ^ (_sum >> 8);
        }

        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private static uint Entry(int value)
    {
        var sum = (uint)value;
        for (var bit = 0; bit < 8; bit++)
        {
            sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }

        return sum;
    }
}
