using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers;

/// <summary>Inference of a pool whose output's rows and columns are its arguments; channels stay. Where they divide the image, it is an ordinary pool.</summary>
/// <param name="name">The attribute's name without its suffix.</param>
/// <param name="even">Makes the ordinary pool.</param>
/// <param name="uneven">Makes the one whose windows differ.</param>
internal sealed class AdaptivePoolKind(string name, Func<LayerHead, Shape, Window, Layer> even, Func<LayerHead, Shape, Layer> uneven) : LayerKind
{
    public override string Name => name;

    public override string Prefix => "Pool";

    public override Layer? Infer(LayerContext context) => AdaptivePool.Output(context) is not { } output ? null
        : AdaptivePool.Even(context.Head.InputShape, output) is { } window ? even(context.Head, output, window)
        : uneven(context.Head, output);
}
