using System.Numerics.Tensors;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>A layer's parameters as views on those of the network: what is written here, the network uses.</summary>
/// <remarks>A view is good for writing until the next prediction, step or load; read the property again after one.</remarks>
public readonly struct LayerParameters
{
    private readonly NetworkState _state;
    private readonly int _weight;
    private readonly int _bias;

    /// <summary>For generated code: the layer's tensors by their places in <see cref="NetworkLayout.Parameters"/>; -1 for one that it has not.</summary>
    public LayerParameters(NetworkState state, int weight, int bias) => (_state, _weight, _bias) = (state, weight, bias);

    /// <summary>The weights: <c>[out, in, height, width]</c> of a convolution, <c>[out, in]</c> of a linear layer.</summary>
    /// <exception cref="InvalidOperationException">The layer learns none.</exception>
    public TensorSpan<float> Weight => HasWeight
        ? _state.View(_weight)
        : throw new InvalidOperationException("This layer has no weights to learn: its kernels are constants, declared with Weights = […].");

    /// <summary>The biases, <c>[out]</c>.</summary>
    /// <exception cref="InvalidOperationException">The layer has none.</exception>
    public TensorSpan<float> Bias => HasBias
        ? _state.View(_bias)
        : throw new InvalidOperationException("This layer has no bias: it is declared with Bias = false.");

    /// <summary>Whether the layer learns weights.</summary>
    public bool HasWeight => _weight >= 0;

    /// <summary>Whether the layer has biases.</summary>
    public bool HasBias => _bias >= 0;

    /// <summary>Whether training leaves weights and biases as they are.</summary>
    public bool IsFrozen => (!HasWeight || _state.IsFrozen(_weight)) && (!HasBias || _state.IsFrozen(_bias));

    /// <summary>Has training leave weights and biases as they are, to the last bit, from the next step on; PyTorch's <c>requires_grad_(False)</c>.</summary>
    public void Freeze() => SetFrozen(true);

    /// <summary>Has training change weights and biases again.</summary>
    public void Unfreeze() => SetFrozen(false);

    private void SetFrozen(bool frozen)
    {
        if (HasWeight)
        {
            _state.Freeze(_weight, frozen);
        }

        if (HasBias)
        {
            _state.Freeze(_bias, frozen);
        }
    }
}
