using ConvGen.Generator.Inference;
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
        new AdaptivePoolKind(
            "AdaptiveAvgPool2d", static (head, output, window) => new AvgPool2dLayer(head, output, window, CountIncludePad: true), static (head, output) => new AdaptiveAvgPool2dLayer(head, output)),
        new AdaptivePoolKind(
            "AdaptiveMaxPool2d", static (head, output, window) => new MaxPool2dLayer(head, output, window), static (head, output) => new AdaptiveMaxPool2dLayer(head, output)),
        new ZeroPad2dKind(),
        new FlattenKind(),
        new LinearKind(),
        new BatchNorm2dKind(),
        new SameShapeKind("Dropout", new("p", 0.5f, static p => p is >= 0f and <= 1f, "from 0 to 1"), static (head, p) => new DropoutLayer(head, p)),
        new SameShapeKind("Sigmoid", static head => new SigmoidLayer(head)),
        new SameShapeKind("Tanh", static head => new TanhLayer(head)),
        new SameShapeKind("ReLU", static head => new ReLULayer(head)),
        new SameShapeKind("ReLU6", static head => new ReLU6Layer(head)),
        new SameShapeKind("LeakyReLU", new("NegativeSlope", 0.01f, Reals.IsFinite, "finite"), static (head, slope) => new LeakyReLULayer(head, slope)),
        new SameShapeKind("ELU", new("Alpha", 1f, Reals.IsFinite, "finite"), static (head, alpha) => new ELULayer(head, alpha)),
        new SameShapeKind("GELU", static head => new GELULayer(head)),
        new SameShapeKind("SiLU", static head => new SiLULayer(head)),
        new SameShapeKind("Hardswish", static head => new HardswishLayer(head)),
        new SameShapeKind("Softmax", static head => new SoftmaxLayer(head)),
    }.ToDictionary(static kind => kind.Name, StringComparer.Ordinal);

    /// <summary>All kinds, in no particular order.</summary>
    public static IReadOnlyCollection<LayerKind> All => _kinds.Values;

    /// <summary>The kind of that name, or null.</summary>
    public static LayerKind? Find(string name) => _kinds.TryGetValue(name, out var kind) ? kind : null;
}
