using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Linear;

/// <summary>A matrix times a vector; its weight is <c>[out, in]</c>.</summary>
internal sealed partial record LinearLayer(
    LayerHead Head, Shape OutputShape, EquatableArray<Parameter> Parameters, int InFeatures, int OutFeatures, bool Bias)
    : Layer(Head, OutputShape, Parameters)
{
    public override long Multiplications => (long)InFeatures * OutFeatures;

    public override long Terms => Multiplications;
}
