using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Flatten;

/// <summary>The same numbers, in the same order, as a vector.</summary>
internal sealed partial record FlattenLayer(LayerHead Head, Shape OutputShape)
    : Layer(Head, OutputShape, [])
{
    public override ValueRange Values(ValueRange input) => input;

    public override string? Idle(ValueRange input) => InputShape.IsFlat ? "it reads features already" : null;
}
