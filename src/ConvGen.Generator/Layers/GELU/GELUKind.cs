using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.GELU;

/// <summary>Inference of <c>GELU</c>: the shape stays.</summary>
internal sealed class GELUKind : LayerKind
{
    public override string Name => "GELU";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new GELULayer(context.Head);
}
