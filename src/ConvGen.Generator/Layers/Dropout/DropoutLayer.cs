using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Dropout;

/// <summary>In training, x · 1 / (1 − P) or, with the chance P, zero; x when predicting.</summary>
internal sealed partial record DropoutLayer(LayerHead Head, float P)
    : Layer(Head, Head.InputShape, [])
{
    public override EquatableArray<LayerOption> Options => [new("p", P)];
}
