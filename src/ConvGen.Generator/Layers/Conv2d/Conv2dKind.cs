using System.Numerics;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Conv2d;

/// <summary>Inference of <c>Conv2d</c>: channels by argument, rows and columns by the window.</summary>
internal sealed class Conv2dKind : LayerKind
{
    public override string Name => "Conv2d";

    public override bool HasParameters => true;

    public override Layer? Infer(LayerContext context)
    {
        var channels = context.Number(1, 1, "outChannels");
        var bias = context.Flag("Bias", true);
        var window = WindowArguments.Read(context, strideIsKernel: false);
        if (context.Image() is not { } input || !context.IsSound || WindowArguments.Output(context, window, input, channels) is not { } output)
        {
            return null;
        }

        var weights = (BigInteger)channels * input.Channels * window.KernelHeight * window.KernelWidth;
        var shape = $"{channels}×{input.Channels}×{window.KernelHeight}×{window.KernelWidth}";
        return Budget.Check(context, "weight", shape, weights, "outChannels")
            ? new Conv2dLayer(context.Head, output, Parameters(channels, input.Channels, window, bias), window, bias)
            : null;
    }

    private static EquatableArray<Parameter> Parameters(int outChannels, int inChannels, Window window, bool bias)
    {
        var (fanIn, fanOut) = (inChannels * window.Cells, outChannels * window.Cells);
        var weight = new Parameter("weight", [outChannels, inChannels, window.KernelHeight, window.KernelWidth], 0, fanIn, fanOut);
        return bias ? [weight, new Parameter("bias", [outChannels], weight.Length, fanIn, fanOut)] : [weight];
    }
}
