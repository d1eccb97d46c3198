using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Hardswish;

/// <summary>x · min(max(x + 3, 0), 6) / 6, element by element.</summary>
internal sealed partial record HardswishLayer(LayerHead Head)
    : Layer(Head, Head.InputShape, []);
