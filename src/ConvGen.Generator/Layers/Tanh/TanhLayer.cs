using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Tanh;

/// <summary>The hyperbolic tangent, element by element.</summary>
internal sealed partial record TanhLayer(LayerHead Head)
    : Layer(Head, Head.InputShape, [])
{
    public override ValueRange Values(ValueRange input) => input.Map(Math.Tanh);
}
