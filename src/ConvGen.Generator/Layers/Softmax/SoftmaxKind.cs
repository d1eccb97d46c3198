using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Softmax;

/// <summary>Inference of <c>Softmax</c>: the shape stays.</summary>
internal sealed class SoftmaxKind : LayerKind
{
    public override string Name => "Softmax";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new SoftmaxLayer(context.Head);
}
