using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ReLU;

/// <summary>max(x, 0), element by element.</summary>
internal sealed partial record ReLULayer(LayerHead Head)
    : Layer(Head, Head.InputShape, [])
{
    public override ValueRange Values(ValueRange input) => input.Map(static x => Math.Max(x, 0));

    public override string? Idle(ValueRange input) => input.Low >= 0 ? "what it reads is never negative" : null;
}
