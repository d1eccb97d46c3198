using System.Numerics.Tensors;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>A layer's parameters as views on those of the network: what is written here, the network uses.</summary>
public readonly struct LayerParameters
{
    private readonly NetworkState _state;
    private readonly int _weight;
    private readonly int _bias;

    /// <summary>For generated code: the layer's tensors by their places in <see cref="NetworkLayout.Parameters"/>; -1 for no bias.</summary>
    public LayerParameters(NetworkState state, int weight, int bias) => (_state, _weight, _bias) = (state, weight, bias);

    /// <summary>The weights: <c>[out, in, height, width]</c> of a convolution, <c>[out, in]</c> of a linear layer.</summary>
    public TensorSpan<float> Weight => _state.View(_weight);

    /// <summary>The biases, <c>[out]</c>.</summary>
    /// <exception cref="InvalidOperationException">The layer has none.</exception>
    public TensorSpan<float> Bias => HasBias
        ? _state.View(_bias)
        : throw new InvalidOperationException("This layer has no bias: it is declared with Bias = false.");

    /// <summary>Whether the layer has biases.</summary>
    public bool HasBias => _bias >= 0;
}
