using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ELU;

/// <summary>x, or Alpha · (eˣ − 1) below zero, element by element.</summary>
internal sealed partial record ELULayer(LayerHead Head, float Alpha)
    : Layer(Head, Head.InputShape, [])
{
    public override EquatableArray<LayerOption> Options => [new("alpha", Alpha)];
}
