using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.AdaptiveAvgPool2d;

/// <summary>The mean of each of the windows that share the image out; their sizes differ by one at most a direction, and neighbours may overlap.</summary>
internal sealed partial record AdaptiveAvgPool2dLayer(LayerHead Head, Shape OutputShape)
    : Layer(Head, OutputShape, [])
{
    public override long Terms => AdaptivePool.Cells(InputShape, OutputShape);

    public override ValueRange Values(ValueRange input) => input;
}
