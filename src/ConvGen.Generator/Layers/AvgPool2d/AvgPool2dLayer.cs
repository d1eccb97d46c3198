using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.AvgPool2d;

/// <summary>The mean of each window.</summary>
internal sealed partial record AvgPool2dLayer(LayerHead Head, Shape OutputShape, Window Window, bool CountIncludePad)
    : Layer(Head, OutputShape, [])
{
    public override EquatableArray<LayerOption> Options => [.. Window.Options, new("countIncludePad", CountIncludePad ? 1 : 0)];

    public override long Terms => (long)OutputShape.Length * Window.Cells;

    public override ValueRange Values(ValueRange input) => Window.IsPadded ? input.WithZero() : input;

    public override string? Idle(ValueRange input) => Window.IsPadded ? null : Window.IdleOn(InputShape, OutputShape);
}
