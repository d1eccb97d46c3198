using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Sigmoid;

/// <summary>Inference of <c>Sigmoid</c>: the shape stays.</summary>
internal sealed class SigmoidKind : LayerKind
{
    public override string Name => "Sigmoid";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new SigmoidLayer(context.Head);
}
