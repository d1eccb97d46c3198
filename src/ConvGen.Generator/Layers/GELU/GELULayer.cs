using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.GELU;

/// <summary>x · Φ(x), element by element, where Φ is the normal distribution.</summary>
internal sealed partial record GELULayer(LayerHead Head)
    : Layer(Head, Head.InputShape, []);
