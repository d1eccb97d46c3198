using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.LeakyReLU;

/// <summary>Inference of <c>LeakyReLU</c>: the shape stays.</summary>
internal sealed class LeakyReLUKind : LayerKind
{
    public override string Name => "LeakyReLU";

    public override Layer? Infer(LayerContext context)
    {
        var slope = context.Real("NegativeSlope", 0.01f, Reals.IsFinite, "finite");
        return context.Input is not null && context.IsSound ? new LeakyReLULayer(context.Head, slope) : null;
    }
}
