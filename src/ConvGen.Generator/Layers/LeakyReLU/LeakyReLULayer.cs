using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.LeakyReLU;

/// <summary>x, or x · NegativeSlope below zero, element by element.</summary>
internal sealed partial record LeakyReLULayer(LayerHead Head, float NegativeSlope)
    : Layer(Head, Head.InputShape, [])
{
    public override EquatableArray<LayerOption> Options => [new("negativeSlope", NegativeSlope)];
}
