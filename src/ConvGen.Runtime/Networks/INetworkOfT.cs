using System.ComponentModel;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>What a generated network gives the trainer and the other parts of the runtime: its layout and its kernels.</summary>
/// <typeparam name="TSelf">The network itself.</typeparam>
public interface INetwork<TSelf> : INetwork
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>Floats per image: channels × height × width of the input.</summary>
    static abstract new int InputLength { get; }

    /// <summary>Floats per image in the output.</summary>
    static abstract new int OutputLength { get; }

    /// <summary>Lengths and names that the runtime needs to call the kernels.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract NetworkLayout Layout { get; }

    /// <summary>The network's parameters.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    NetworkState State { get; }

    /// <summary>Takes a block of images through the layers of a phase.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void RunForward(int phase, ref readonly Block block);

    /// <summary>Takes a block's gradients back through the layers of a phase, adding to <see cref="Block.Sums"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void RunBackward(int phase, ref readonly Block block);

    /// <summary>Folds the sums of a group of images into its parameter gradient, which is overwritten.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Fold(ref float sums, ref float parameterGradient);
}
