using System.Runtime.InteropServices;

namespace ConvGen;

/// <summary>Zeroed floats that begin on a cache line and never move.</summary>
internal sealed class AlignedBuffer
{
    private const int Alignment = 64;

    private readonly float[] _array;
    private readonly int _start;

    /// <param name="length">Floats in the buffer; zero is allowed.</param>
    public AlignedBuffer(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;

        // One cache line more than asked, so that Start is a place even in an empty buffer.
        _array = GC.AllocateArray<float>(checked(length + Alignment / sizeof(float)), pinned: true);
        var misaligned = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % Alignment);
        _start = (Alignment - misaligned) % Alignment / sizeof(float);
    }

    /// <summary>Floats in the buffer.</summary>
    public int Length { get; }

    /// <summary>The first float; its address is a multiple of 64.</summary>
    public ref float Start => ref _array[_start];

    /// <summary>The whole buffer.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);

    /// <summary>The whole buffer, for where a span cannot go.</summary>
    public Memory<float> Memory => _array.AsMemory(_start, Length);
}
