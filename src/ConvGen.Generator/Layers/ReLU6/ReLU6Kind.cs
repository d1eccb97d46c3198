using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ReLU6;

/// <summary>Inference of <c>ReLU6</c>: the shape stays.</summary>
internal sealed class ReLU6Kind : LayerKind
{
    public override string Name => "ReLU6";

    public override Layer? Infer(LayerContext context) =>
        context.Input is null ? null : new ReLU6Layer(context.Head);
}
