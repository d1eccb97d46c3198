using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ELU;

/// <summary>x, or Alpha · (eˣ − 1) below zero, element by element.</summary>
internal sealed partial record ELULayer(LayerHead Head, float Alpha)
    : Layer(Head, Head.InputShape, [])
{
    public override EquatableArray<LayerOption> Options => [new("alpha", Alpha)];

    public override ValueRange Values(ValueRange input) => Alpha < 0 ? ValueRange.All : input.Map(x => x < 0 ? Alpha * (Math.Exp(x) - 1) : x);

    public override string? Idle(ValueRange input) => input.Low >= 0 ? "what it reads is never negative" : null;
}
