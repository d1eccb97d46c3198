using ConvGen.Onnx;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Add, Sub, Mul and Div: biases, and the pieces of activations that were taken apart.</summary>
internal static class Arithmetic
{
    private static readonly float s_rootOfHalf = float.Sqrt(0.5f);

    public static Value Add(NodeReader node)
    {
        var (value, constant) = Operands(node, "adds two branches, and ConvGen's networks have none");
        return Tensors.IsByChannel(value, constant) && value.Step switch
        {
            LinearStep { Bias: null } linear => linear with { Node = node.Node, Bias = Tensors.Vector(node, constant, value.Shape[0], "bias") },
            ConvolutionStep { Bias: null } conv => conv with { Node = node.Node, Bias = Tensors.Vector(node, constant, value.Shape[0], "bias") },
            _ => (Step?)null,
        } is { } step
            ? value with { Step = step }
            : constant.Floats is { Length: 1 } one ? Shift(node, value, one.Span[0])
            : throw node.Refuse($"adds {NodeReader.Shape(constant)}; expected the bias of a convolution or linear layer that stands right before it");
    }

    public static Value Sub(NodeReader node) =>
        node.Input(0) is Value value && node.Scalar(1) is { } term ? Shift(node, value, -term) : throw node.Refuse("subtracts from a constant; no layer does that");

    public static Value Div(NodeReader node) =>
        node.Input(0) is Value value && node.Scalar(1) is { } divisor ? Scale(node, value, 1f / divisor) : throw node.Refuse("divides a constant; no layer does that");

    public static Value Mul(NodeReader node)
    {
        if (node.Input(0) is Value left && node.Input(1) is Value right)
        {
            return Gate(node, left, right) ?? Gate(node, right, left) ?? throw node.Refuse("multiplies two branches, and ConvGen's networks have none");
        }

        var (value, constant) = Operands(node, "");
        return constant.Floats is { Length: 1 } one ? Scale(node, value, one.Span[0])
            : constant.Shape.Count >= 2 && constant.Shape.SkipLast(2).All(size => size == 1) && constant.Floats is { } shares && Pools.Rounded(value, shares.Span) is { } pooled ? pooled
            : throw node.Refuse($"multiplies by {NodeReader.Shape(constant)}; no layer does that");
    }

    /// <summary>x · f(x), whatever constant factors either side has.</summary>
    private static Value? Gate(NodeReader node, Value x, Value gate)
    {
        var (source, factor) = Unscaled(x);
        var (top, more) = Unscaled(gate);
        factor *= more;
        (string? Kind, float Factor) found = top switch
        {
            { Step: PlainStep { Kind: "Sigmoid" } } when IsSame(top.Before, source) => ("SiLU", 1f),
            { Step: HardSigmoidStep own } when IsSame(top.Before, source) && Numbers.AreClose(own.Alpha, 1f / 6f) && own.Beta == 0.5f => ("Hardswish", 1f),
            { Step: PlainStep { Kind: "ReLU6" }, Before: { Step: ShiftStep { Term: 3f } } shifted } when IsSame(shifted.Before, source) => ("Hardswish", 6f),
            { Step: ShiftStep { Term: 1f }, Before: { Step: ErfStep, Before: { Step: ScaleStep scale } scaled } }
                when IsSame(scaled.Before, source) && Numbers.AreClose(scale.Factor, s_rootOfHalf) => ("GELU", 2f),
            _ => default,
        };
        return found.Kind is { } kind ? Scale(node, source.Then(new PlainStep(node.Node, kind)), factor * found.Factor) : null;

        static bool IsSame(Value? left, Value right) => ReferenceEquals(left, right);
    }

    private static Value Scale(NodeReader node, Value value, float factor)
    {
        var (source, before) = Unscaled(value);
        return Numbers.AreClose(before * factor, 1f) ? source : source.Then(new ScaleStep(node.Node, before * factor));
    }

    private static Value Shift(NodeReader node, Value value, float term) => term == 0f ? value : value.Then(new ShiftStep(node.Node, term));

    private static (Value Source, float Factor) Unscaled(Value value) => value is { Step: ScaleStep scale, Before: { } before } ? (before, scale.Factor) : (value, 1f);

    // Before version 7 an attribute said which axis a vector goes along.
    private static OnnxTensor Aligned(NodeReader node, Value value, OnnxTensor constant) => node.Opset >= 7 || node.Integer("axis", -1) < 0 ? constant
        : value.IsImage && node.Integer("axis", -1) == 1 && constant.Shape.Count == 1 ? constant with { Shape = [constant.Shape[0], 1, 1] }
        : throw node.Refuse($"adds or multiplies along axis {node.Integer("axis", -1)}; expected 1, of an image");

    private static (Value Value, OnnxTensor Constant) Operands(NodeReader node, string whyNot) => (node.Input(0), node.Input(1)) switch
    {
        (Value, Value) => throw node.Refuse(whyNot),
        (Value value, _) => (value, Aligned(node, value, node.Constant(1))),
        _ => (node.Value(1), node.Constant(0)),
    };
}
