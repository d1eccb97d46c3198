namespace ConvGen.Tool.Comparing;

/// <summary>What another framework's layers gave for one image, by name.</summary>
internal sealed class ActivationDump
{
    public const string InputName = "input";

    private readonly string _path;
    private readonly Dictionary<string, (IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values)> _arrays;

    private ActivationDump(string path, Dictionary<string, (IReadOnlyList<int> Shape, ReadOnlyMemory<float> Values)> arrays) => (_path, _arrays) = (path, arrays);

    public IEnumerable<string> Names => _arrays.Keys;

    /// <summary>Reads an npz or a safetensors file.</summary>
    /// <exception cref="FormatException">The file is damaged, or of another kind.</exception>
    public static ActivationDump Read(string path) => new(path, Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".NPZ" => NpzFile.Read(path).ToDictionary(array => array.Key, array => ((IReadOnlyList<int>)array.Value.Shape, array.Value.Values)),
        ".SAFETENSORS" => SafeTensors.Read(path).ToDictionary(tensor => tensor.Key, tensor => ((IReadOnlyList<int>)tensor.Shape, tensor.Values)),
        var other => throw new RefusedException($"{path} ends with '{other}'; expected .npz or .safetensors"),
    });

    /// <summary>The image that went in.</summary>
    public float[] Input(INetwork network) => Values(InputName, network.Layers[0].InputShape).ToArray();

    /// <summary>The array's name for a layer: its name, its key in files or its number, whatever the first letter's case; null if there is none.</summary>
    public string? Find(LayerInfo layer, int index) =>
        new[] { layer.Name, char.ToLowerInvariant(layer.Name[0]) + layer.Name[1..], layer.Key, $"{index}" }.FirstOrDefault(_arrays.ContainsKey);

    /// <summary>An array that must be of that shape, perhaps with a batch of one before it.</summary>
    /// <exception cref="RefusedException">It is not there, or of another shape.</exception>
    public ReadOnlyMemory<float> Values(string name, IReadOnlyList<int> shape)
    {
        if (!_arrays.TryGetValue(name, out var array))
        {
            throw new RefusedException($"{_path} has no array '{name}'; it has {string.Join(", ", _arrays.Keys.Order(StringComparer.Ordinal))}");
        }

        return array.Shape.SequenceEqual(shape) || array.Shape.SequenceEqual([1, .. shape]) ? array.Values
            : throw new RefusedException($"{_path}: '{name}' is [{string.Join(", ", array.Shape)}]; expected [{string.Join(", ", shape)}], or a batch of one such");
    }
}
