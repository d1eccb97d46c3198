using System.Numerics.Tensors;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>What a batch norm layer learns and keeps, as views on what the network holds: what is written here, the network uses.</summary>
/// <remarks>A view is good for writing until the next prediction, step or load; read the property again after one.</remarks>
public readonly struct BatchNormParameters
{
    private readonly NetworkState _state;
    private readonly int _weight;
    private readonly int _bias;
    private readonly int _norm;

    /// <summary>For generated code: the layer's tensors by their places in <see cref="NetworkLayout.Parameters"/>, itself by its place in <see cref="NetworkLayout.Norms"/>.</summary>
    public BatchNormParameters(NetworkState state, int weight, int bias, int norm) => (_state, _weight, _bias, _norm) = (state, weight, bias, norm);

    /// <summary>The factors, <c>[channels]</c>; 1 at first.</summary>
    public TensorSpan<float> Weight => _state.View(_weight);

    /// <summary>The biases, <c>[channels]</c>; 0 at first.</summary>
    public TensorSpan<float> Bias => _state.View(_bias);

    /// <summary>The running mean, by which predictions normalise, <c>[channels]</c>; 0 at first.</summary>
    public TensorSpan<float> RunningMean => _state.RunningMean(_norm);

    /// <summary>The running variance, by which predictions normalise, <c>[channels]</c>; 1 at first.</summary>
    public TensorSpan<float> RunningVar => _state.RunningVar(_norm);

    /// <summary>How many batches the running statistics have seen.</summary>
    public long NumBatchesTracked => _state.NumBatchesTracked(_norm);

    /// <summary>Whether training leaves weights and biases as they are; running statistics follow the batches all the same.</summary>
    public bool IsFrozen => _state.IsFrozen(_weight) && _state.IsFrozen(_bias);

    /// <summary>Has training leave weights and biases as they are, from the next step on; PyTorch's <c>requires_grad_(False)</c>.</summary>
    public void Freeze() => SetFrozen(true);

    /// <summary>Has training change weights and biases again.</summary>
    public void Unfreeze() => SetFrozen(false);

    private void SetFrozen(bool frozen)
    {
        _state.Freeze(_weight, frozen);
        _state.Freeze(_bias, frozen);
    }
}
