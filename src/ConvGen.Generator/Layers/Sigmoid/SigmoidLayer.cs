using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Sigmoid;

/// <summary>1 / (1 + e⁻ˣ), element by element.</summary>
internal sealed partial record SigmoidLayer(LayerHead Head)
    : Layer(Head, Head.InputShape, [])
{
    public override ValueRange Values(ValueRange input) => input.Map(static x => 1 / (1 + Math.Exp(-x)));
}
