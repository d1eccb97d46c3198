using System.Text;

namespace ConvGen.Benchmarks.Peers;

/// <summary>A message of protocol buffers, field by field.</summary>
internal sealed class Message
{
    private readonly MemoryStream _bytes = new();

    public byte[] ToArray() => _bytes.ToArray();

    public Message Number(int field, long value)
    {
        Varint((ulong)field << 3);
        Varint((ulong)value);
        return this;
    }

    public Message Numbers(int field, IEnumerable<int> values) => values.Aggregate(this, (message, value) => message.Number(field, value));

    public Message Text(int field, string text) => Bytes(field, Encoding.UTF8.GetBytes(text));

    public Message Part(int field, Message part) => Bytes(field, part.ToArray());

    public Message Parts(int field, IEnumerable<Message> parts) => parts.Aggregate(this, (message, part) => message.Part(field, part));

    public Message Bytes(int field, ReadOnlySpan<byte> bytes)
    {
        Varint(((ulong)field << 3) | 2);
        Varint((ulong)bytes.Length);
        _bytes.Write(bytes);
        return this;
    }

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            _bytes.WriteByte((byte)(value | 0x80));
        _bytes.WriteByte((byte)value);
    }
}
