using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ReLU;

/// <summary>Inference of <c>ReLU</c>: the shape stays.</summary>
internal sealed class ReLUKind : LayerKind
{
    public override string Name => "ReLU";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new ReLULayer(context.Head);
}
