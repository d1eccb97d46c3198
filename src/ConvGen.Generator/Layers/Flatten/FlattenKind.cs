using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Flatten;

/// <summary>Inference of <c>Flatten</c>: as many features as the image has numbers.</summary>
internal sealed class FlattenKind : LayerKind
{
    public override string Name => "Flatten";

    public override Layer? Infer(LayerContext context) =>
        context.Input is { } input ? new FlattenLayer(context.Head, Shape.Flat(input.Length)) : null;
}
