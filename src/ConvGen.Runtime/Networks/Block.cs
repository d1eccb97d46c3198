using System.ComponentModel;

namespace ConvGen.CompilerServices;

/// <summary>Where the kernels find what they read and write for one block of <see cref="Lanes"/> images.</summary>
/// <remarks>In work buffers a tensor is <c>[channel][row][column][lane]</c> and a lane is an image.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public ref struct Block
{
    /// <summary>Images in a block, whatever the width of the vectors.</summary>
    public const int Lanes = 16;

    /// <summary>Blocks in a group: the images over which a gradient is summed in one go.</summary>
    public const int PerGroup = 4;

    /// <summary>Bits of the vectors to use: 512, 256 or 128.</summary>
    public int Width;

    /// <summary>Every parameter, flat.</summary>
    public ref float Parameters;

    /// <summary>The running statistics of every layer, flat; read by predictions only.</summary>
    public ref float Buffers;

    /// <summary>The batch's totals that earlier phases made, shared by all blocks: not written in a phase.</summary>
    public ref float Statistics;

    /// <summary>[0 … 15]: 1 for a lane that holds an image of the batch, else 0; [16]: the images in the whole batch. 64-byte aligned.</summary>
    public ref float Batch;

    /// <summary>Parameters in the order in which the kernels for one image read them; null elsewhere.</summary>
    public ref float Packed;

    /// <summary><c>[16, C, H, W]</c>, or one image where there is one; there in the first phase forward and in predictions only.</summary>
    public ref float Images;

    /// <summary><c>[16, OutputLength]</c>.</summary>
    public ref float Outputs;

    /// <summary>The values that forward computes and backward reads, or those of a prediction; 64-byte aligned.</summary>
    public ref float Activations;

    /// <summary><c>[16, OutputLength]</c>; not read by forward.</summary>
    public ref float OutputGradient;

    /// <summary><c>[16, C, H, W]</c>, or a null reference where nobody asks for it.</summary>
    public ref float InputGradient;

    /// <summary>Scratch space of backward; 64-byte aligned.</summary>
    public ref float Gradients;

    /// <summary>The group's sums, of gradients or statistics, a lane or a row each; 64-byte aligned. Not there in predictions.</summary>
    public ref float Sums;
}
