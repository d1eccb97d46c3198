using System.Globalization;

namespace ConvGen.Tool.Import;

/// <summary>What an imported network has learned, under the keys that its class looks for.</summary>
internal static class Weights
{
    /// <summary>Every tensor: a layer's key is its given name with the first letter lowered, or its index.</summary>
    public static IEnumerable<SafeTensor> Of(ImportedNetwork network, IReadOnlyList<string?> names) =>
        from layer in network.Layers.Select((layer, index) => (layer.Declared, Key: names[index] is { } name ? char.ToLowerInvariant(name[0]) + name[1..] : index.ToString(CultureInfo.InvariantCulture)))
        from tensor in layer.Declared.Tensors
        select new SafeTensor($"{layer.Key}.{tensor.Name}", [.. tensor.Tensor.Shape], tensor.Tensor.Floats!.Value);
}
