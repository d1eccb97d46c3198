namespace ConvGen;

/// <summary>One image on its way through a network: what each layer makes of it in a prediction.</summary>
public sealed class Trace
{
    private readonly float[] _input;

    internal Trace(float[] input, IReadOnlyList<TracedLayer> layers) => (_input, Layers) = (input, layers);

    /// <summary>The image, <c>[C, H, W]</c>; a copy.</summary>
    public ReadOnlySpan<float> Input => _input;

    /// <summary>Every layer in its order, flattening ones too.</summary>
    public IReadOnlyList<TracedLayer> Layers { get; }

    /// <summary>The layer of that number, from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such layer.</exception>
    public TracedLayer this[int index] => (uint)index < (uint)Layers.Count ? Layers[index]
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Layers.Count} layers, numbered from 0.");

    /// <summary>The layer of that name, such as <c>Conv1</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such layer; the message has the names of those that there are.</exception>
    public TracedLayer this[string name] => Layers.FirstOrDefault(layer => layer.Name == name)
        ?? throw new KeyNotFoundException($"There is no layer '{name}'; the layers are {string.Join(", ", Layers.Select(layer => layer.Name))}.");
}
