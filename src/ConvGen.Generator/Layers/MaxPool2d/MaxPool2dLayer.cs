using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.MaxPool2d;

/// <summary>The largest cell of each window.</summary>
internal sealed partial record MaxPool2dLayer(LayerHead Head, Shape OutputShape, Window Window)
    : Layer(Head, OutputShape, [])
{
    public override EquatableArray<LayerOption> Options => [.. Window.Options];

    public override long Terms => (long)OutputShape.Length * Window.Cells;

    public override ValueRange Values(ValueRange input) => input;

    public override string? Idle(ValueRange input) => Window.IdleOn(InputShape, OutputShape);
}
