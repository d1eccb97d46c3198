using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.AvgPool2d;

/// <summary>Inference of <c>AvgPool2d</c>: channels stay, rows and columns by the window.</summary>
internal sealed class AvgPool2dKind : LayerKind
{
    public override string Name => "AvgPool2d";

    public override string Prefix => "Pool";

    public override Layer? Infer(LayerContext context)
    {
        var window = WindowArguments.Read(context, strideIsKernel: true);
        PoolChecks.Padding(context, window);
        var ceil = context.Flag("CeilMode", false);
        return context.Image() is { } input && context.IsSound && WindowArguments.Output(context, window, input, input.Channels, ceil) is { } output
            ? new AvgPool2dLayer(context.Head, output, window, context.Flag("CountIncludePad", true))
            : null;
    }
}
