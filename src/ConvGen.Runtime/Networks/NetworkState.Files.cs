namespace ConvGen.CompilerServices;

public sealed partial class NetworkState
{
    // Says that tensors are laid out as PyTorch has them; libraries of its world look for it.
    internal static KeyValuePair<string, string> Format { get; } = new("format", "pt");

    /// <summary>Makes the state of a network whose weights are embedded in its assembly.</summary>
    /// <param name="layout">The network's.</param>
    /// <param name="network">The network's class.</param>
    /// <param name="resource">The resource's name.</param>
    /// <exception cref="InvalidOperationException">The assembly has no such resource.</exception>
    /// <exception cref="FormatException">The weights are damaged, or of another network.</exception>
    public static NetworkState OfResource(NetworkLayout layout, Type network, string resource)
    {
        ArgumentNullException.ThrowIfNull(network);

        // A window on the assembly's own memory.
        using var stream = network.Assembly.GetManifestResourceStream(resource) ?? throw new InvalidOperationException(
            $"The assembly {network.Assembly.GetName().Name} has no resource '{resource}'; the item ConvGenWeights of the project embeds it.");
        var state = new NetworkState(layout);
        state.Take(StateTensors.Read(new InputFile($"The embedded weights of {network.Name}", stream), layout));
        return state;
    }

    /// <summary>Writes all parameters and running statistics to a safetensors file under PyTorch's names.</summary>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file's folder cannot be written to.</exception>
    public void Save(string path) => SafeTensors.Write(path, Tensors(), new Dictionary<string, string>([Format]));

    /// <summary>Reads all parameters and running statistics from a safetensors file: all of them or, on any error, none.</summary>
    /// <remarks>A file without <c>num_batches_tracked</c>, as PyTorch wrote them before 0.4.1, counts as 0 batches.</remarks>
    /// <exception cref="FormatException">The file is damaged.</exception>
    /// <exception cref="WeightsMismatchException">Its tensors are not this network's.</exception>
    public void Load(string path)
    {
        using var file = InputFile.Open(path);
        Take(StateTensors.Read(file, _layout));
    }

    /// <summary>What there is to know of the network.</summary>
    internal NetworkLayout Layout => _layout;

    /// <summary>Everything that a file of weights holds; views, not copies.</summary>
    internal IEnumerable<SafeTensor> Tensors() =>
    [
        // The widest numbers first, so that each tensor begins at a multiple of its elements' size.
        .. _layout.Norms.Select((norm, i) => SafeTensor.OfIntegers(norm.CountKey, [], new[] { _counts[i] })),
        .. _layout.Parameters.Select(tensor => new SafeTensor(tensor.Key, tensor.Shape, _parameters.Memory.Slice(tensor.Offset, tensor.Length))),
        .. _layout.Buffers.Select(tensor => new SafeTensor(tensor.Key, tensor.Shape, _buffers.Memory.Slice(tensor.Offset, tensor.Length))),
    ];

    /// <summary>Copies a file's tensors, which fit.</summary>
    internal void Take(StateTensors file)
    {
        foreach (var tensor in _layout.Parameters)
        {
            file.Weights[tensor.Key].Values.Span.CopyTo(Writable(tensor));
        }

        foreach (var tensor in _layout.Buffers)
        {
            file.Weights[tensor.Key].Values.Span.CopyTo(Writable(tensor));
        }

        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] = file.Weights.TryGetValue(_layout.Norms[i].CountKey, out var tensor) ? tensor.Integers!.Value.Span[0] : 0;
        }
    }
}
