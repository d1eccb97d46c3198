using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Layers.Conv2d;

/// <summary>A convolution; its weight is <c>[out, in / groups, kernel height, kernel width]</c>.</summary>
/// <param name="Head">Where it stands.</param>
/// <param name="OutputShape">What it writes.</param>
/// <param name="Parameters">The weight unless it is constant, then the bias if there is one.</param>
/// <param name="Window">The kernels' window, its padding resolved.</param>
/// <param name="Groups">How many groups of channels there are.</param>
/// <param name="PaddingMode">What stands in the padding.</param>
/// <param name="Weights">Constant weights; empty if they are learned.</param>
/// <param name="Bias">Whether a learned number is added to each output channel.</param>
internal sealed partial record Conv2dLayer(
    LayerHead Head,
    Shape OutputShape,
    EquatableArray<Parameter> Parameters,
    Window Window,
    int Groups,
    PaddingMode PaddingMode,
    EquatableArray<float> Weights,
    bool Bias)
    : Layer(Head, OutputShape, Parameters)
{
    public override EquatableArray<LayerOption> Options =>
    [
        .. Window.Options, new("groups", Groups), new("paddingMode", (int)PaddingMode),
        .. Weights.Length > 0 ? [new LayerOption("weights", [.. Weights.Select(static weight => (double)weight)])] : Array.Empty<LayerOption>(),
    ];

    // A constant tap that is zero is left out.
    public override long Multiplications => Weights.Length > 0
        ? (long)OutputShape.Height * OutputShape.Width * Weights.Count(static weight => weight != 0f)
        : (long)OutputShape.Length * (InputShape.Channels / Groups) * Window.Cells;

    public override long Terms => Math.Max(Multiplications, OutputShape.Length);
}
