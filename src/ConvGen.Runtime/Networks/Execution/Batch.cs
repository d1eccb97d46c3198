using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>The images of one call with what belongs to them, cut into blocks of 16 and groups of 64.</summary>
/// <remarks>
/// A last block of fewer images goes through the buffers of <see cref="Staging"/>, filled up with zeros, so that kernels see whole blocks only.
/// A span that reaches to the end of that block is used as it is.
/// </remarks>
internal ref struct Batch<T>
    where T : class, INetwork<T>
{
    /// <summary>Images.</summary>
    public required int Count;

    /// <summary>Bits of the vectors to use.</summary>
    public required int Width;

    /// <summary>Every parameter, flat.</summary>
    public required Span<float> Parameters;

    /// <summary>The parameters as the kernels for one image read them; empty where there are none, and in training.</summary>
    public Span<float> Packed;

    /// <summary>The running statistics, flat.</summary>
    public Span<float> Buffers;

    /// <summary>The batch's totals; empty where no phase makes any.</summary>
    public Span<float> Statistics;

    /// <summary><c>[Count, InputLength]</c>; empty if the images are bytes.</summary>
    public ReadOnlySpan<float> Images;

    /// <summary><c>[Count, InputLength]</c>; empty if the images are floats.</summary>
    public ReadOnlySpan<byte> Bytes;

    /// <summary>How bytes become floats.</summary>
    public Normalize? Normalize;

    /// <summary>Decides dropout's masks.</summary>
    public int Seed;

    /// <summary>The number of the first image here, if these are a part of a larger batch.</summary>
    public int FirstImage;

    /// <summary><c>[Count, OutputLength]</c>; empty where nobody keeps the outputs.</summary>
    public Span<float> Outputs;

    /// <summary><c>[Count, OutputLength]</c>; empty where it is made block by block.</summary>
    public ReadOnlySpan<float> OutputGradient;

    /// <summary><c>[Count, InputLength]</c>; empty where nobody asks for it.</summary>
    public Span<float> InputGradient;

    /// <summary>Buffers for a last block of fewer than 16 images.</summary>
    public required Workspace<T> Staging;

    public readonly int Blocks => (Count + Block.Lanes - 1) / Block.Lanes;

    public readonly int Groups => (Blocks + Block.PerGroup - 1) / Block.PerGroup;

    /// <summary>Copies the images and output gradient of an unfinished last block to where the kernels read them, and says which lanes hold images.</summary>
    public readonly void LoadTail()
    {
        var lanes = Staging.Lanes.Span;
        lanes[..Block.Lanes].Fill(1f);
        lanes[Block.Lanes] = Count;
        var tail = lanes[Workspace<T>.LanesLength..];
        tail[..Block.Lanes].Clear();
        tail[..(Count % Block.Lanes)].Fill(1f);
        tail[Block.Lanes] = Count;

        if (NeedsStaging(Images, T.InputLength))
        {
            Load(Images, T.InputLength, Staging.Images.Span);
        }

        if (NeedsStaging(OutputGradient, T.OutputLength))
        {
            Load(OutputGradient, T.OutputLength, Staging.OutputGradient.Span);
        }
    }

    /// <summary>Copies the outputs and input gradient of an unfinished last block's real images to where the caller wants them.</summary>
    public readonly void StoreTail()
    {
        if (NeedsStaging(Outputs, T.OutputLength))
        {
            Store(Staging.Outputs.Span, T.OutputLength, Outputs);
        }

        if (NeedsStaging(InputGradient, T.InputLength))
        {
            Store(Staging.InputGradient.Span, T.InputLength, InputGradient);
        }
    }

    /// <summary>Real images in a block.</summary>
    public readonly int ImagesIn(int index) => Math.Min(Block.Lanes, Count - index * Block.Lanes);

    /// <summary>Turns a block's bytes into floats, if the images are bytes; what is missing becomes zero.</summary>
    /// <param name="index">The block.</param>
    /// <param name="own">The thread's buffers, where the floats are until its next block.</param>
    public readonly void LoadBytes(int index, Workspace<T> own)
    {
        if (!Bytes.IsEmpty)
        {
            var length = ImagesIn(index) * T.InputLength;
            var images = own.Images.Span;
            ByteConversion.Convert(Bytes.Slice(index * Block.Lanes * T.InputLength, length), Normalize, T.Layout.InputChannels, T.InputLength, images);
            images[length..].Clear();
        }
    }

    /// <summary>What the kernels read and write for one image in a prediction.</summary>
    /// <param name="image">Its number.</param>
    /// <param name="own">The thread's buffers.</param>
    public readonly Block Single(int image, Workspace<T> own)
    {
        if (!Bytes.IsEmpty)
        {
            ByteConversion.Convert(Bytes.Slice(image * T.InputLength, T.InputLength), Normalize, T.Layout.InputChannels, T.InputLength, own.Images.Span);
        }

        return new()
        {
            Width = Width,
            Parameters = ref MemoryMarshal.GetReference(Parameters),
            Buffers = ref MemoryMarshal.GetReference(Buffers),
            Packed = ref MemoryMarshal.GetReference(Packed),
            Activations = ref own.Single.Start,
            Images = ref Bytes.IsEmpty ? ref Unsafe.Add(ref MemoryMarshal.GetReference(Images), (nint)image * T.InputLength) : ref own.Images.Start,
            Outputs = ref Unsafe.Add(ref MemoryMarshal.GetReference(Outputs), (nint)image * T.OutputLength),
        };
    }

    /// <summary>What the kernels read and write for a block in a prediction.</summary>
    /// <param name="index">The block.</param>
    /// <param name="own">The thread's buffers.</param>
    public readonly Block Predict(int index, Workspace<T> own) => Begin(index, own, own, T.Layout.HasPrediction ? own.Prediction : own.Activations);

    /// <summary>What the kernels read and write for a block on its way forward.</summary>
    /// <param name="index">The block.</param>
    /// <param name="memory">Its work buffers.</param>
    /// <param name="own">The thread's buffers.</param>
    public readonly Block Forward(int index, Workspace<T> memory, Workspace<T> own)
    {
        var block = Begin(index, memory, own, memory.Activations);
        block.Statistics = ref MemoryMarshal.GetReference(Statistics);
        block.Batch = ref Staging.Lanes.Span[ImagesIn(index) == Block.Lanes ? 0 : Workspace<T>.LanesLength];
        return block;
    }

    /// <summary>What the kernels read and write for a block on its way forward and back.</summary>
    /// <param name="index">The block.</param>
    /// <param name="memory">Its work buffers.</param>
    /// <param name="own">The thread's buffers.</param>
    public readonly Block ForwardAndBackward(int index, Workspace<T> memory, Workspace<T> own)
    {
        var block = Forward(index, memory, own);
        block.Gradients = ref memory.Gradients.Start;
        block.OutputGradient = ref OutputGradient.IsEmpty ? ref memory.OutputGradient.Start
            : ref Holds(OutputGradient, index, T.OutputLength) ? ref At(OutputGradient, index, T.OutputLength)
            : ref Staging.OutputGradient.Start;
        block.InputGradient = ref InputGradient.IsEmpty ? ref Unsafe.NullRef<float>()
            : ref Holds(InputGradient, index, T.InputLength) ? ref At(InputGradient, index, T.InputLength)
            : ref Staging.InputGradient.Start;
        return block;
    }

    private readonly Block Begin(int index, Workspace<T> memory, Workspace<T> own, AlignedBuffer activations) => new()
    {
        Width = Width,
        Parameters = ref MemoryMarshal.GetReference(Parameters),
        Buffers = ref MemoryMarshal.GetReference(Buffers),
        Activations = ref activations.Start,
        Images = ref !Bytes.IsEmpty ? ref own.Images.Start
            : ref Holds(Images, index, T.InputLength) ? ref At(Images, index, T.InputLength)
            : ref Staging.Images.Start,
        Outputs = ref Outputs.IsEmpty ? ref memory.Outputs.Start
            : ref Holds(Outputs, index, T.OutputLength) ? ref At(Outputs, index, T.OutputLength)
            : ref Staging.Outputs.Start,
    };

    private readonly bool NeedsStaging(ReadOnlySpan<float> values, int length) =>
        !values.IsEmpty && Count > 0 && !Holds(values, Blocks - 1, length);

    private readonly void Load(ReadOnlySpan<float> values, int length, Span<float> staging)
    {
        var tail = values[((Blocks - 1) * Block.Lanes * length)..];
        tail.CopyTo(staging);
        staging[tail.Length..].Clear();
    }

    private readonly void Store(ReadOnlySpan<float> staging, int length, Span<float> values)
    {
        var tail = values[((Blocks - 1) * Block.Lanes * length)..];
        staging[..tail.Length].CopyTo(tail);
    }

    private static bool Holds(ReadOnlySpan<float> values, int block, int length) => values.Length >= (block + 1L) * Block.Lanes * length;

    private static ref float At(ReadOnlySpan<float> values, int block, int length) =>
        ref Unsafe.Add(ref MemoryMarshal.GetReference(values), (nint)block * Block.Lanes * length);
}
