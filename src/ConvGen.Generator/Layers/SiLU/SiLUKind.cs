using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.SiLU;

/// <summary>Inference of <c>SiLU</c>: the shape stays.</summary>
internal sealed class SiLUKind : LayerKind
{
    public override string Name => "SiLU";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new SiLULayer(context.Head);
}
