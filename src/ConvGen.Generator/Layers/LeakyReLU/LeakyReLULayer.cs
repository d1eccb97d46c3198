using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.LeakyReLU;

/// <summary>x, or x · NegativeSlope below zero, element by element.</summary>
internal sealed partial record LeakyReLULayer(LayerHead Head, float NegativeSlope)
    : Layer(Head, Head.InputShape, [])
{
    public override EquatableArray<LayerOption> Options => [new("negativeSlope", NegativeSlope)];

    public override ValueRange Values(ValueRange input) => NegativeSlope < 0 ? ValueRange.All : input.Map(x => x < 0 ? NegativeSlope * x : x);

    public override string? Idle(ValueRange input) => input.Low >= 0 ? "what it reads is never negative" : null;
}
