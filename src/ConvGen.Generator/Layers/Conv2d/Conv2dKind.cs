using System.Numerics;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Conv2d;

/// <summary>Inference of <c>Conv2d</c>: channels by argument, rows and columns by the window.</summary>
internal sealed class Conv2dKind : LayerKind
{
    public override string Name => "Conv2d";

    public override bool HasParameters(LayerDeclaration layer) =>
        layer.Find("Weights")?.Value is null || layer.Find("Bias")?.Value is true;

    public override Layer? Infer(LayerContext context)
    {
        var channels = context.Number(1, 1, "outChannels");
        var groups = context.Number(1, 1, "Groups");
        var mode = context.Enum("PaddingMode", PaddingMode.Zeros);
        var weights = context.Numbers("Weights");
        var bias = context.Flag("Bias", weights is null);
        var window = AutoPadding.Resolve(context, WindowArguments.Read(context, strideIsKernel: false));
        Conv2dChecks.Finite(context, weights);
        Conv2dChecks.Groups(context, groups, channels, "output", context.Input is { IsFlat: false, Channels: var others } ? others : 0);
        if (context.Image() is not { } input)
        {
            return null;
        }

        Conv2dChecks.Groups(context, groups, input.Channels, "input", channels);
        Conv2dChecks.Mode(context, mode, window, input);
        if (!context.IsSound || WindowArguments.Output(context, window, input, channels) is not { } output)
        {
            return null;
        }

        var length = (BigInteger)channels * (input.Channels / groups) * window.KernelHeight * window.KernelWidth;
        var shape = $"{channels}×{input.Channels / groups}×{window.KernelHeight}×{window.KernelWidth}";
        var isRight = weights is { } constants
            ? Conv2dChecks.Count(context, constants.Length, length, shape)
            : Budget.Check(context, "weight", shape, length, "outChannels");
        return isRight
            ? new Conv2dLayer(
                context.Head, output, [.. Parameters(channels, input.Channels / groups, window, weights is null, bias)], window, groups, mode, weights ?? [], bias)
            : null;
    }

    private static IEnumerable<Parameter> Parameters(int outChannels, int inChannels, Window window, bool isLearned, bool bias)
    {
        var (fanIn, fanOut) = (inChannels * window.Cells, outChannels * window.Cells);
        var weight = new Parameter("weight", [outChannels, inChannels, window.KernelHeight, window.KernelWidth], 0, fanIn, fanOut);
        if (isLearned)
        {
            yield return weight;
        }

        if (bias)
        {
            yield return new Parameter("bias", [outChannels], isLearned ? weight.Length : 0, fanIn, fanOut);
        }
    }
}
