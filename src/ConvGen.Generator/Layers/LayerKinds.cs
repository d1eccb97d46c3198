using ConvGen.Generator.Layers.AvgPool2d;
using ConvGen.Generator.Layers.Conv2d;
using ConvGen.Generator.Layers.Flatten;
using ConvGen.Generator.Layers.Linear;
using ConvGen.Generator.Layers.MaxPool2d;
using ConvGen.Generator.Layers.ReLU;
using ConvGen.Generator.Layers.Sigmoid;
using ConvGen.Generator.Layers.Tanh;

namespace ConvGen.Generator.Layers;

/// <summary>Every kind of layer there is.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<string, LayerKind> _kinds = new LayerKind[]
    {
        new Conv2dKind(),
        new MaxPool2dKind(),
        new AvgPool2dKind(),
        new FlattenKind(),
        new LinearKind(),
        new SigmoidKind(),
        new TanhKind(),
        new ReLUKind(),
    }.ToDictionary(static kind => kind.Name, StringComparer.Ordinal);

    /// <summary>All kinds, in no particular order.</summary>
    public static IReadOnlyCollection<LayerKind> All => _kinds.Values;

    /// <summary>The kind of that name, or null.</summary>
    public static LayerKind? Find(string name) => _kinds.TryGetValue(name, out var kind) ? kind : null;
}
