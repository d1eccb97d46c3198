using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.BatchNorm2d;

/// <summary>Each channel moved to mean 0 and variance 1, then scaled by its weight and moved by its bias, both <c>[channels]</c>.</summary>
internal sealed partial record BatchNorm2dLayer(LayerHead Head, EquatableArray<Parameter> Parameters, float Eps, float Momentum)
    : Layer(Head, Head.InputShape, Parameters)
{
    public override EquatableArray<LayerOption> Options => [new("eps", Eps), new("momentum", Momentum)];

    // The mean's sum, the variance's, the output.
    public override long Terms => 3L * OutputShape.Length;
}
