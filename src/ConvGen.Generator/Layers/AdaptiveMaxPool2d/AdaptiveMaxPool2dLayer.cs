using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.AdaptiveMaxPool2d;

/// <summary>The largest cell of each of the windows that share the image out; their sizes differ by one at most a direction, and neighbours may overlap.</summary>
internal sealed partial record AdaptiveMaxPool2dLayer(LayerHead Head, Shape OutputShape)
    : Layer(Head, OutputShape, [])
{
    public override long Terms => AdaptivePool.Cells(InputShape, OutputShape);

    public override ValueRange Values(ValueRange input) => input;
}
