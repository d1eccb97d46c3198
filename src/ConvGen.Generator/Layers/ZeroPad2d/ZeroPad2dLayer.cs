using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ZeroPad2d;

/// <summary>The image with rows and columns of zeros around it.</summary>
internal sealed partial record ZeroPad2dLayer(LayerHead Head, Shape OutputShape, int Top, int Bottom, int Left, int Right)
    : Layer(Head, OutputShape, [])
{
    public override EquatableArray<LayerOption> Options => [new("padding", Top, Left, Bottom, Right)];

    public override ValueRange Values(ValueRange input) => input.WithZero();

    public override string? Idle(ValueRange input) => (Top | Bottom | Left | Right) == 0 ? "it pads by 0" : null;
}
