using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.MaxPool2d;

/// <summary>Inference of <c>MaxPool2d</c>: channels stay, rows and columns by the window.</summary>
internal sealed class MaxPool2dKind : LayerKind
{
    public override string Name => "MaxPool2d";

    public override string Prefix => "Pool";

    public override Layer? Infer(LayerContext context)
    {
        var window = WindowArguments.Read(context, strideIsKernel: true);
        PoolChecks.Padding(context, window);
        if (context.Image() is not { } input || !context.IsSound
            || WindowArguments.Output(context, window, input, input.Channels, context.Flag("CeilMode", false)) is not { } output)
        {
            return null;
        }

        PoolChecks.Meets(context, window, input);
        return context.IsSound ? new MaxPool2dLayer(context.Head, output, window) : null;
    }
}
