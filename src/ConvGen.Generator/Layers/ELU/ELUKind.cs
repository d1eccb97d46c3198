using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.ELU;

/// <summary>Inference of <c>ELU</c>: the shape stays.</summary>
internal sealed class ELUKind : LayerKind
{
    public override string Name => "ELU";

    public override Layer? Infer(LayerContext context)
    {
        var alpha = context.Real("Alpha", 1f, Reals.IsFinite, "finite");
        return context.Input is not null && context.IsSound ? new ELULayer(context.Head, alpha) : null;
    }
}
