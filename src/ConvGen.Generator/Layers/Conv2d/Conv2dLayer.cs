using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Conv2d;

/// <summary>A convolution; its weight is <c>[out, in, kernel height, kernel width]</c>.</summary>
internal sealed partial record Conv2dLayer(LayerHead Head, Shape OutputShape, EquatableArray<Parameter> Parameters, Window Window, bool Bias)
    : Layer(Head, OutputShape, Parameters)
{
    public override long Multiplications => (long)OutputShape.Length * InputShape.Channels * Window.Cells;

    public override long Terms => Multiplications;
}
