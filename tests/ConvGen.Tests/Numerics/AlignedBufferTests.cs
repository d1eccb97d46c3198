using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvGen.Tests.Numerics;

public class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(61_706)]
    public void It_begins_on_a_cache_line_and_is_zero(int length)
    {
        var buffer = new AlignedBuffer(length);

        Assert.Equal(length, buffer.Length);
        Assert.Equal(length, buffer.Span.Length);
        Assert.Equal(length, buffer.Memory.Length);
        Assert.Equal(0, Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref buffer.Start) % 64);
        Assert.True(length == 0 || Unsafe.AreSame(ref buffer.Start, ref MemoryMarshal.GetReference(buffer.Span)));
        Assert.False(buffer.Span.ContainsAnyExcept(0f));
    }

    [Fact]
    public void It_stays_where_it_is()
    {
        var buffers = Enumerable.Range(0, 50).Select(i => new AlignedBuffer(i)).ToArray();
        var before = buffers.Select(Address).ToArray();

        GC.Collect(2, GCCollectionMode.Forced, blocking: true, compacting: true);

        Assert.Equal(before, buffers.Select(Address));
    }

    [Fact]
    public void A_negative_length_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedBuffer(-1));

    private static nint Address(AlignedBuffer buffer) => Unsafe.ByteOffset(ref Unsafe.NullRef<float>(), ref buffer.Start);
}
