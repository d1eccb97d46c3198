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

    /// <summary><c>[Count, InputLength]</c>.</summary>
    public required ReadOnlySpan<float> Images;

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

    /// <summary>Copies the images and output gradient of an unfinished last block to where the kernels read them.</summary>
    public readonly void LoadTail()
    {
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

    /// <summary>What the kernels read and write for a block on its way forward.</summary>
    /// <param name="index">The block.</param>
    /// <param name="memory">Its work buffers.</param>
    public readonly Block Forward(int index, Workspace<T> memory) => new()
    {
        Width = Width,
        Parameters = ref MemoryMarshal.GetReference(Parameters),
        Activations = ref memory.Activations.Start,
        Images = ref Holds(Images, index, T.InputLength) ? ref At(Images, index, T.InputLength) : ref Staging.Images.Start,
        Outputs = ref Outputs.IsEmpty ? ref memory.Outputs.Start
            : ref Holds(Outputs, index, T.OutputLength) ? ref At(Outputs, index, T.OutputLength)
            : ref Staging.Outputs.Start,
    };

    /// <summary>What the kernels read and write for a block on its way forward and back.</summary>
    /// <param name="index">The block.</param>
    /// <param name="memory">Its work buffers.</param>
    /// <param name="sums">The gradient sums of its group.</param>
    public readonly Block ForwardAndBackward(int index, Workspace<T> memory, AlignedBuffer sums)
    {
        var block = Forward(index, memory);
        block.Gradients = ref memory.Gradients.Start;
        block.Sums = ref sums.Start;
        block.OutputGradient = ref OutputGradient.IsEmpty ? ref memory.OutputGradient.Start
            : ref Holds(OutputGradient, index, T.OutputLength) ? ref At(OutputGradient, index, T.OutputLength)
            : ref Staging.OutputGradient.Start;
        block.InputGradient = ref InputGradient.IsEmpty ? ref Unsafe.NullRef<float>()
            : ref Holds(InputGradient, index, T.InputLength) ? ref At(InputGradient, index, T.InputLength)
            : ref Staging.InputGradient.Start;
        return block;
    }

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
