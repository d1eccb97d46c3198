using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Dropout;

/// <summary>In training, x · 1 / (1 − P) or, with the chance P, zero; x when predicting.</summary>
internal sealed partial record DropoutLayer(LayerHead Head, float P)
    : Layer(Head, Head.InputShape, [])
{
    public override EquatableArray<LayerOption> Options => [new("p", P)];

    public override ValueRange Values(ValueRange input) => P == 1f ? new(0, 0) : input.Map(x => x / (1 - P)).WithZero();

    public override string? Idle(ValueRange input) => P == 0f ? "with p = 0 it drops nothing" : null;
}
