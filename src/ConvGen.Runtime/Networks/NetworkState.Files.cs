namespace ConvGen.CompilerServices;

public sealed partial class NetworkState
{
    // Says that tensors are laid out as PyTorch has them; libraries of its world look for it.
    private static readonly Dictionary<string, string> s_metadata = new() { ["format"] = "pt" };

    /// <summary>Writes all parameters and running statistics to a safetensors file under PyTorch's names.</summary>
    /// <exception cref="IOException">The file cannot be written; an old one is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file's folder cannot be written to.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);

        SafeTensors.Write(path, Tensors, s_metadata);
    }

    // The widest numbers first, so that each tensor begins at a multiple of its elements' size.
    private IEnumerable<SafeTensor> Tensors =>
    [
        .. _layout.Norms.Select((norm, i) => SafeTensor.OfIntegers(norm.CountKey, [], new[] { _counts[i] })),
        .. _layout.Parameters.Select(tensor => new SafeTensor(tensor.Key, tensor.Shape, _parameters.Memory.Slice(tensor.Offset, tensor.Length))),
        .. _layout.Buffers.Select(tensor => new SafeTensor(tensor.Key, tensor.Shape, _buffers.Memory.Slice(tensor.Offset, tensor.Length))),
    ];

    /// <summary>Reads all parameters and running statistics from a safetensors file: all of them or, on any error, none.</summary>
    /// <remarks>A file without <c>num_batches_tracked</c>, as PyTorch wrote them before 0.4.1, counts as 0 batches.</remarks>
    /// <exception cref="FormatException">The file is damaged.</exception>
    /// <exception cref="WeightsMismatchException">Its tensors are not this network's.</exception>
    public void Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var tensors = SafeTensors.Read(path).ToDictionary(tensor => tensor.Key);
        WeightsMismatchException.ThrowIfMismatched(path, _layout, tensors);
        var counts = _layout.Norms.Select(norm => Count(path, norm.CountKey, tensors)).ToArray();
        foreach (var tensor in _layout.Parameters)
        {
            tensors[tensor.Key].Values.Span.CopyTo(Writable(tensor));
        }

        foreach (var tensor in _layout.Buffers)
        {
            tensors[tensor.Key].Values.Span.CopyTo(Writable(tensor));
        }

        counts.CopyTo(_counts, 0);
    }

    private static long Count(string path, string key, Dictionary<string, SafeTensor> tensors) =>
        !tensors.TryGetValue(key, out var tensor) ? 0
        : tensor.Integers!.Value.Span[0] is var count and >= 0 ? count
        : throw new FormatException($"{path}: {key} is {tensor.Integers.Value.Span[0]}; a number of batches is at least 0.");
}
