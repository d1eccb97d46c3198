using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Dropout;

/// <summary>Inference of <c>Dropout</c>: the shape stays.</summary>
internal sealed class DropoutKind : LayerKind
{
    public override string Name => "Dropout";

    public override Layer? Infer(LayerContext context)
    {
        var p = context.Real("p", 0.5f, static p => p is >= 0f and <= 1f, "from 0 to 1");
        return context.Input is not null && context.IsSound ? new DropoutLayer(context.Head, p) : null;
    }
}
