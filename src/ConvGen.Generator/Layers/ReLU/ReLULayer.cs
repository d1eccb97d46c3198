using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ReLU;

/// <summary>max(x, 0), element by element.</summary>
internal sealed partial record ReLULayer(LayerHead Head)
    : Layer(Head, Head.InputShape, []);
