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

    /// <summary>The network's parameters and running statistics.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    new NetworkState State { get; }

    NetworkState INetwork.State => State;

    /// <inheritdoc cref="INetwork.Clone"/>
    new TSelf Clone();

    INetwork INetwork.Clone() => Clone();

    IReadOnlyList<LayerInfo> INetwork.Layers => State.Layers;

    /// <summary>Takes a block of images through the layers of a phase.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void RunForward(int phase, ref readonly Block block);

    /// <summary>Takes a block's gradients back through the layers of a phase, adding to <see cref="Block.Sums"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void RunBackward(int phase, ref readonly Block block);

    /// <summary>Folds the sums of a group of images into its parameter gradient, which is overwritten.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void Fold(ref float sums, ref float parameterGradient);

    /// <summary>Takes a block of images through all layers as in a prediction; called only if <see cref="NetworkLayout.HasPrediction"/>.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void RunPrediction(ref readonly Block block) => throw new NotSupportedException("This network predicts as it trains.");

    /// <summary>Folds the sums of a group of images into its statistics of a phase forward, at the phase's range; does nothing where no phase makes any.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void FoldForward(int phase, ref float sums, ref float statistics)
    {
    }

    /// <summary>Folds the sums of a group of images into its statistics of a phase back, at the phase's range; does nothing where no phase makes any.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void FoldBackward(int phase, ref float sums, ref float statistics)
    {
    }

    /// <summary>Takes one image through all layers as in a prediction; called only if <see cref="NetworkLayout.SingleUpTo"/> is not 0.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void RunSingle(ref readonly Block block) => throw new NotSupportedException("This network predicts whole blocks only.");

    /// <summary>Puts parameters and running statistics into the order in which <see cref="RunSingle"/> reads them.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static virtual void Pack(ref float parameters, ref float buffers, ref float packed)
    {
    }

    /// <summary>Takes one image through one layer, as in a prediction.</summary>
    /// <param name="layer">Its place in <see cref="NetworkLayout.Layers"/>.</param>
    /// <param name="parameters">Every parameter, flat.</param>
    /// <param name="buffers">The running statistics, flat.</param>
    /// <param name="input">What the layer before gives, or the image.</param>
    /// <param name="output">What this layer gives, overwritten.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    static abstract void RunLayer(int layer, ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> input, Span<float> output);
}
