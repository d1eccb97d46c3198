using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers.AvgPool2d;

namespace ConvGen.Generator.Layers.AdaptiveAvgPool2d;

/// <summary>Inference of <c>AdaptiveAvgPool2d</c>: channels stay, rows and columns by argument. Where those divide the image, it is an ordinary pool.</summary>
internal sealed class AdaptiveAvgPool2dKind : LayerKind
{
    public override string Name => "AdaptiveAvgPool2d";

    public override string Prefix => "Pool";

    public override Layer? Infer(LayerContext context)
    {
        if (AdaptivePool.Output(context) is not { } output)
        {
            return null;
        }

        return AdaptivePool.Even(context.Head.InputShape, output) is { } window
            ? new AvgPool2dLayer(context.Head, output, window, CountIncludePad: true)
            : new AdaptiveAvgPool2dLayer(context.Head, output);
    }
}
