using ConvGen.Onnx;

namespace ConvGen.Tool.Import;

/// <summary>What one or several nodes do to a value.</summary>
/// <param name="Node">The last of them, for messages.</param>
internal abstract record Step(OnnxNode Node)
{
    /// <summary>The layer as it is declared; null if it is none yet, only a part of one.</summary>
    public virtual Declared? Layer => null;

    /// <summary>What it does, for a message that says that no layer does.</summary>
    public virtual string Does => $"is {Node.Operator}";
}

/// <summary>A layer as it is declared.</summary>
/// <param name="Kind">The attribute's name.</param>
/// <param name="Arguments">What stands in its parentheses.</param>
internal sealed record Declared(string Kind, params IReadOnlyList<string> Arguments)
{
    /// <summary>What it has learned, by PyTorch's names.</summary>
    public IReadOnlyList<(string Name, OnnxTensor Tensor)> Tensors { get; init; } = [];
}

/// <summary>A layer without tensors.</summary>
internal sealed record PlainStep(OnnxNode Node, string Kind, params IReadOnlyList<string> Arguments) : Step(Node)
{
    public override Declared Layer => new(Kind, Arguments);
}

/// <summary>A convolution.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Weight"><c>[out, in / groups, height, width]</c>.</param>
/// <param name="Bias"><c>[out]</c>, or null.</param>
/// <param name="Window">The kernels' window.</param>
/// <param name="Groups">Groups of channels.</param>
/// <param name="Mode">What stands in the padding.</param>
/// <param name="IsConstant">Whether the kernels are not learned.</param>
internal sealed record ConvolutionStep(OnnxNode Node, OnnxTensor Weight, OnnxTensor? Bias, Window Window, int Groups, PaddingMode Mode, bool IsConstant) : Step(Node)
{
    public override Declared Layer => new("Conv2d", [
        Text.Of(Weight.Shape[0]), .. Window.Kernels, .. Window.Strides(1, 1), .. Window.Dilations, .. Window.Paddings, .. Text.Argument("Groups", Groups, 1),
        .. Mode == PaddingMode.Zeros ? [] : new[] { $"PaddingMode = PaddingMode.{Mode}" },
        .. IsConstant ? [$"Weights = [{string.Join(", ", Weight.Floats!.Value.ToArray().Select(Text.Of))}]"] : Array.Empty<string>(),
        .. Bias is null == IsConstant ? [] : new[] { $"Bias = {(IsConstant ? "true" : "false")}" }])
    {
        Tensors = [.. IsConstant ? [] : new[] { ("weight", Weight) }, .. Bias is null ? [] : new[] { ("bias", Bias) }],
    };
}

/// <summary>A linear layer.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Weight"><c>[out, in]</c>.</param>
/// <param name="Bias"><c>[out]</c>, or null.</param>
internal sealed record LinearStep(OnnxNode Node, OnnxTensor Weight, OnnxTensor? Bias) : Step(Node)
{
    public override Declared Layer => new("Linear", [Text.Of(Weight.Shape[0]), .. Bias is null ? ["Bias = false"] : Array.Empty<string>()])
    {
        Tensors = [("weight", Weight), .. Bias is null ? [] : new[] { ("bias", Bias) }],
    };
}

/// <summary>Batch norm.</summary>
internal sealed record BatchNormStep(OnnxNode Node, OnnxTensor Weight, OnnxTensor Bias, OnnxTensor Mean, OnnxTensor Variance, float Eps, float Momentum) : Step(Node)
{
    public override Declared Layer => new("BatchNorm2d", [.. Text.Argument("Eps", Eps, 1e-5f), .. Text.Argument("Momentum", Momentum, 0.1f)])
    {
        Tensors = [("weight", Weight), ("bias", Bias), ("running_mean", Mean), ("running_var", Variance)],
    };
}

/// <summary>A pool.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Kind"><c>MaxPool2d</c> or <c>AvgPool2d</c>.</param>
/// <param name="Window">Its window.</param>
/// <param name="Ceil">Whether the number of windows is rounded up.</param>
/// <param name="CountIncludePad">Whether a mean counts the padding.</param>
internal sealed record PoolStep(OnnxNode Node, string Kind, Window Window, bool Ceil, bool CountIncludePad = true) : Step(Node)
{
    public override Declared Layer => new(Kind, [
        .. Window.Kernels, .. Window.Strides(Window.KernelHeight, Window.KernelWidth), .. Window.Dilations, .. Window.Paddings,
        .. Ceil ? ["CeilMode = true"] : Array.Empty<string>(), .. CountIncludePad ? [] : new[] { "CountIncludePad = false" }]);
}

/// <summary>Padding: a layer if it is of zeros, and otherwise part of the layer that follows.</summary>
/// <param name="Node">Its node.</param>
/// <param name="Mode">What stands in it.</param>
/// <param name="Value">What it consists of, if it is constant.</param>
/// <param name="Window">The sides; the rest of it says nothing.</param>
internal sealed record PadStep(OnnxNode Node, PaddingMode Mode, float Value, Window Window) : Step(Node)
{
    public override Declared? Layer => Mode == PaddingMode.Zeros && Value == 0f ? new("ZeroPad2d", Window.ZeroPaddings) : null;

    public override string Does => Mode == PaddingMode.Zeros ? $"pads with {Text.Plain(Value)}" : $"pads ({Mode}) with no convolution behind it";
}

/// <summary>x · Factor.</summary>
internal sealed record ScaleStep(OnnxNode Node, float Factor) : Step(Node)
{
    public override string Does => $"multiplies by {Text.Plain(Factor)}";
}

/// <summary>x + Term.</summary>
internal sealed record ShiftStep(OnnxNode Node, float Term) : Step(Node)
{
    public override string Does => $"adds {Text.Plain(Term)}";
}

/// <summary>The error function.</summary>
internal sealed record ErfStep(OnnxNode Node) : Step(Node);

/// <summary>min(max(Alpha · x + Beta, 0), 1).</summary>
internal sealed record HardSigmoidStep(OnnxNode Node, float Alpha, float Beta) : Step(Node);

/// <summary>Some rows or columns.</summary>
internal sealed record SliceStep(OnnxNode Node, char Axis, int Start, int End) : Step(Node);

/// <summary>Rows or columns taken by their places, <c>[windows, cells]</c>.</summary>
internal sealed record GatherStep(OnnxNode Node, int Axis, OnnxTensor Places) : Step(Node);

/// <summary>The greatest of each window of rows.</summary>
internal sealed record RowMaximaStep(OnnxNode Node, OnnxTensor Places) : Step(Node);

/// <summary>Weighted sums of rows.</summary>
internal sealed record RowSumsStep(OnnxNode Node, OnnxTensor Matrix) : Step(Node);
