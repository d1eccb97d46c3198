using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers.MaxPool2d;

namespace ConvGen.Generator.Layers.AdaptiveMaxPool2d;

/// <summary>Inference of <c>AdaptiveMaxPool2d</c>: channels stay, rows and columns by argument. Where those divide the image, it is an ordinary pool.</summary>
internal sealed class AdaptiveMaxPool2dKind : LayerKind
{
    public override string Name => "AdaptiveMaxPool2d";

    public override string Prefix => "Pool";

    public override Layer? Infer(LayerContext context)
    {
        if (AdaptivePool.Output(context) is not { } output)
        {
            return null;
        }

        return AdaptivePool.Even(context.Head.InputShape, output) is { } window
            ? new MaxPool2dLayer(context.Head, output, window)
            : new AdaptiveMaxPool2dLayer(context.Head, output);
    }
}
