using System.ComponentModel;
using System.Numerics.Tensors;

namespace ConvGen.CompilerServices;

/// <summary>The parameters of one network object.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NetworkState
{
    // Says that tensors are laid out as PyTorch has them; libraries of its world look for it.
    private static readonly Dictionary<string, string> s_metadata = new() { ["format"] = "pt" };

    private readonly NetworkLayout _layout;
    private readonly AlignedBuffer _parameters;

    /// <summary>Makes parameters that are all zero.</summary>
    public NetworkState(NetworkLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        _layout = layout;
        _parameters = new AlignedBuffer(layout.ParametersLength);
    }

    /// <summary>Every parameter, flat, in the order of PyTorch's <c>state_dict</c>; 64-byte aligned.</summary>
    public Span<float> Parameters => _parameters.Span;

    /// <summary>A parameter tensor in its shape: a view, not a copy.</summary>
    /// <param name="index">Its place in <see cref="NetworkLayout.Parameters"/>.</param>
    public TensorSpan<float> View(int index)
    {
        var tensor = _layout.Parameters[index];
        Span<nint> shape = stackalloc nint[tensor.Shape.Length];
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = tensor.Shape[i];
        }

        return new TensorSpan<float>(Values(tensor), shape);
    }

    /// <summary>Draws weights and biases as PyTorch does by default: uniform in ±1/√(fan in).</summary>
    public void Initialize(int seed) => Draw(Init.Default, biases: true, seed);

    /// <summary>Draws new weights; biases stay as they are.</summary>
    public void Initialize(Init init, int seed)
    {
        ArgumentNullException.ThrowIfNull(init);
        Draw(init, biases: false, seed);
    }

    /// <summary>Writes all parameters to a safetensors file under PyTorch's names.</summary>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file's folder cannot be written to.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SafeTensors.Write(
            path,
            _layout.Parameters.Select(tensor => new SafeTensor(tensor.Key, tensor.Shape, _parameters.Memory.Slice(tensor.Offset, tensor.Length))),
            s_metadata);
    }

    /// <summary>Reads all parameters from a safetensors file: all of them or, on any error, none.</summary>
    /// <exception cref="FormatException">The file is damaged.</exception>
    /// <exception cref="WeightsMismatchException">Its tensors are not this network's.</exception>
    public void Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var tensors = SafeTensors.Read(path).ToDictionary(tensor => tensor.Key);
        WeightsMismatchException.ThrowIfMismatched(path, _layout, tensors);
        foreach (var tensor in _layout.Parameters)
        {
            tensors[tensor.Key].Values.Span.CopyTo(Values(tensor));
        }
    }

    private void Draw(Init init, bool biases, int seed)
    {
        for (var i = 0; i < _layout.Parameters.Length; i++)
        {
            var tensor = _layout.Parameters[i];
            if (biases || !tensor.IsBias)
            {
                init.Draw(Values(tensor), tensor, i, seed);
            }
        }
    }

    private Span<float> Values(ParameterLayout tensor) => Parameters.Slice(tensor.Offset, tensor.Length);
}
