using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.SiLU;

/// <summary>x · sigmoid(x), element by element.</summary>
internal sealed partial record SiLULayer(LayerHead Head)
    : Layer(Head, Head.InputShape, []);
