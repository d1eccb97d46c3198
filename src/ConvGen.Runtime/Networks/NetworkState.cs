using System.ComponentModel;
using System.Numerics.Tensors;

namespace ConvGen.CompilerServices;

/// <summary>The parameters and running statistics of one network object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class NetworkState
{
    private readonly NetworkLayout _layout;
    private readonly AlignedBuffer _parameters;

    /// <summary>Makes parameters that are all zero, and running statistics of no batch.</summary>
    public NetworkState(NetworkLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _layout = layout;
        _parameters = new AlignedBuffer(layout.ParametersLength);
        _buffers = new AlignedBuffer(layout.BuffersLength);
        _counts = new long[layout.Norms.Length];
        _frozen = new bool[layout.Parameters.Length];
        foreach (var tensor in layout.Buffers)
        {
            Writable(tensor).Fill(tensor.Initial);
        }

        FindTrainable();
    }

    /// <summary>Every parameter, flat, in the order of PyTorch's <c>state_dict</c>; 64-byte aligned.</summary>
    /// <remarks>Whoever reads this property may write: the next prediction packs the parameters anew.</remarks>
    public Span<float> Parameters
    {
        get
        {
            MarkWritten();
            return _parameters.Span;
        }
    }

    /// <summary>A parameter tensor in its shape: a view, not a copy.</summary>
    /// <param name="index">Its place in <see cref="NetworkLayout.Parameters"/>.</param>
    public TensorSpan<float> View(int index) => Views.Of(Writable(_layout.Parameters[index]), _layout.Parameters[index].Shape);

    /// <summary>Makes a state that is equal and shares nothing.</summary>
    public NetworkState Clone()
    {
        var clone = new NetworkState(_layout);
        Values.CopyTo(clone.Values);
        Buffers.CopyTo(clone.Buffers);
        _counts.CopyTo(clone._counts, 0);
        _frozen.CopyTo(clone._frozen, 0);
        clone.FindTrainable();
        return clone;
    }

    /// <summary>Draws weights and biases as PyTorch does by default, uniform in ±1/√(fan in); batch norm starts with weights of 1 and biases of 0.</summary>
    public void Initialize(int seed) => Draw(Init.Default, all: true, seed);

    /// <summary>Draws new weights; biases and the parameters of batch norm stay as they are.</summary>
    public void Initialize(Init init, int seed)
    {
        ArgumentNullException.ThrowIfNull(init);
        Draw(init, all: false, seed);
    }

    private void Draw(Init init, bool all, int seed)
    {
        for (var i = 0; i < _layout.Parameters.Length; i++)
        {
            var tensor = _layout.Parameters[i];
            if (tensor.Initial is { } initial)
            {
                if (all)
                {
                    Writable(tensor).Fill(initial);
                }
            }
            else if (all || !tensor.IsBias)
            {
                init.Draw(Writable(tensor), tensor, i, seed);
            }
        }
    }

    private Span<float> Writable(ParameterLayout tensor) => Parameters.Slice(tensor.Offset, tensor.Length);
}
