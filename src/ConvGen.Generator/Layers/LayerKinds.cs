using ConvGen.Generator.Layers.AdaptiveAvgPool2d;
using ConvGen.Generator.Layers.AdaptiveMaxPool2d;
using ConvGen.Generator.Layers.AvgPool2d;
using ConvGen.Generator.Layers.BatchNorm2d;
using ConvGen.Generator.Layers.Conv2d;
using ConvGen.Generator.Layers.Dropout;
using ConvGen.Generator.Layers.ELU;
using ConvGen.Generator.Layers.Flatten;
using ConvGen.Generator.Layers.GELU;
using ConvGen.Generator.Layers.Hardswish;
using ConvGen.Generator.Layers.LeakyReLU;
using ConvGen.Generator.Layers.Linear;
using ConvGen.Generator.Layers.MaxPool2d;
using ConvGen.Generator.Layers.ReLU;
using ConvGen.Generator.Layers.ReLU6;
using ConvGen.Generator.Layers.SiLU;
using ConvGen.Generator.Layers.Sigmoid;
using ConvGen.Generator.Layers.Softmax;
using ConvGen.Generator.Layers.Tanh;
using ConvGen.Generator.Layers.ZeroPad2d;

namespace ConvGen.Generator.Layers;

/// <summary>Every kind of layer there is.</summary>
internal static class LayerKinds
{
    private static readonly Dictionary<string, LayerKind> _kinds = new LayerKind[]
    {
        new Conv2dKind(),
        new MaxPool2dKind(),
        new AvgPool2dKind(),
        new AdaptiveAvgPool2dKind(),
        new AdaptiveMaxPool2dKind(),
        new ZeroPad2dKind(),
        new FlattenKind(),
        new LinearKind(),
        new BatchNorm2dKind(),
        new DropoutKind(),
        new SigmoidKind(),
        new TanhKind(),
        new ReLUKind(),
        new ReLU6Kind(),
        new LeakyReLUKind(),
        new ELUKind(),
        new GELUKind(),
        new SiLUKind(),
        new HardswishKind(),
        new SoftmaxKind(),
    }.ToDictionary(static kind => kind.Name, StringComparer.Ordinal);

    /// <summary>All kinds, in no particular order.</summary>
    public static IReadOnlyCollection<LayerKind> All => _kinds.Values;

    /// <summary>The kind of that name, or null.</summary>
    public static LayerKind? Find(string name) => _kinds.TryGetValue(name, out var kind) ? kind : null;
}
