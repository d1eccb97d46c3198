namespace ConvGen.CompilerServices;

public sealed partial class NetworkState
{
    /// <summary>Every layer as data, its tensors views of what the network holds now.</summary>
    internal IReadOnlyList<LayerInfo> Layers
    {
        get
        {
            // A key is a layer's, a dot and the tensor's own name; a layer's has no dot.
            var tensors = Tensors().ToLookup(tensor => tensor.Key[..tensor.Key.LastIndexOf('.')]);
            return
            [
                .. _layout.Layers.Select((layer, i) => new LayerInfo(
                    layer.Name, layer.Key, layer.Kind, i == 0 ? _layout.Input : _layout.Layers[i - 1].Shape, layer.Shape,
                    layer.Options.ToDictionary(option => option.Name, option => option.Values),
                    tensors[layer.Key].ToDictionary(tensor => tensor.Key[(layer.Key.Length + 1)..]))),
            ];
        }
    }
}
