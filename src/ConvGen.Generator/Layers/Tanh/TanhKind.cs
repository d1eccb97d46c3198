using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Tanh;

/// <summary>Inference of <c>Tanh</c>: the shape stays.</summary>
internal sealed class TanhKind : LayerKind
{
    public override string Name => "Tanh";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new TanhLayer(context.Head);
}
