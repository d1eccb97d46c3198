using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ReLU6;

/// <summary>min(max(x, 0), 6), element by element.</summary>
internal sealed partial record ReLU6Layer(LayerHead Head)
    : Layer(Head, Head.InputShape, [])
{
    public override ValueRange Values(ValueRange input) => input.Map(static x => Math.Min(Math.Max(x, 0), 6));

    public override string? Idle(ValueRange input) => input is { Low: >= 0, High: <= 6 } ? "what it reads lies from 0 to 6" : null;
}
