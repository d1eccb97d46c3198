using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Hardswish;

/// <summary>Inference of <c>Hardswish</c>: the shape stays.</summary>
internal sealed class HardswishKind : LayerKind
{
    public override string Name => "Hardswish";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new HardswishLayer(context.Head);
}
