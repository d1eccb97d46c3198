namespace ConvGen.CompilerServices;

public sealed partial class NetworkState
{
    private readonly Lock _packing = new();
    private AlignedBuffer? _packed;
    private long _writes;
    private long _packedWrites = -1;

    /// <summary>Every parameter, to be read: unlike <see cref="Parameters"/> it says of no packed copy that it may be out of date.</summary>
    internal Span<float> Values => _parameters.Span;

    /// <summary>Says that parameters or running statistics may be written from now on.</summary>
    internal void MarkWritten() => Interlocked.Increment(ref _writes);

    /// <summary>The parameters in the order of the kernels for one image, packed anew if they may have been written since.</summary>
    /// <remarks>Nobody predicts while parameters are written, so no thread reads the copy while it changes.</remarks>
    internal Span<float> Packed<T>()
        where T : class, INetwork<T>
    {
        if (Volatile.Read(ref _packedWrites) != Volatile.Read(ref _writes))
        {
            lock (_packing)
            {
                var writes = Volatile.Read(ref _writes);
                if (_packedWrites != writes)
                {
                    _packed ??= new AlignedBuffer(_layout.PackedLength);
                    T.Pack(ref _parameters.Start, ref _buffers.Start, ref _packed.Start);
                    Volatile.Write(ref _packedWrites, writes);
                }
            }
        }

        return _packed!.Span;
    }
}
