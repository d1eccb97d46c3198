using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ReLU6;

/// <summary>min(max(x, 0), 6), element by element.</summary>
internal sealed partial record ReLU6Layer(LayerHead Head)
    : Layer(Head, Head.InputShape, []);
