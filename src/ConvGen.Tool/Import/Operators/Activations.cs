using ConvGen.Onnx;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Activations, whole.</summary>
internal static class Activations
{
    /// <summary>A layer without a number.</summary>
    public static Func<NodeReader, Value> Plain(string kind) => node => node.Value().Then(new PlainStep(node.Node, kind));

    /// <summary>A layer with a number.</summary>
    public static Func<NodeReader, Value> WithNumber(string kind, string argument, float ownDefault, float onnxDefault) => node =>
        node.Attribute("alpha", onnxDefault) is var number && float.IsFinite(number)
            ? node.Value().Then(new PlainStep(node.Node, kind, [.. Text.Argument(argument, number, ownDefault)]))
            : throw node.Refuse($"has alpha {Text.Plain(number)}; expected a finite number");

    public static Value Clip(NodeReader node)
    {
        var least = (node.Opset < 11 ? node.Attribute("min", float.MinValue) : node.Scalar(1)) ?? float.MinValue;
        var most = (node.Opset < 11 ? node.Attribute("max", float.MaxValue) : node.Scalar(2)) ?? float.MaxValue;
        return (least, most) switch
        {
            (0f, 6f) => node.Value().Then(new PlainStep(node.Node, "ReLU6")),
            (0f, >= float.MaxValue) => node.Value().Then(new PlainStep(node.Node, "ReLU")),
            (<= float.MinValue, >= float.MaxValue) => node.Value(),
            _ => throw node.Refuse($"keeps values from {Text.Plain(least)} to {Text.Plain(most)}; expected 0 to 6 (ReLU6), or 0 and more (ReLU)"),
        };
    }

    public static Value Gelu(NodeReader node) => node.Attribute("approximate", "none") is var way && way == "none"
        ? node.Value().Then(new PlainStep(node.Node, "GELU"))
        : throw node.Refuse($"is approximated ('{way}'); expected 'none', as ConvGen's GELU is exact");

    public static Value HardSigmoid(NodeReader node) => node.Value().Then(new HardSigmoidStep(node.Node, node.Attribute("alpha", 0.2f), node.Attribute("beta", 0.5f)));

    public static Value Erf(NodeReader node) => node.Value().Then(new ErfStep(node.Node));

    public static Value Dropout(NodeReader node)
    {
        var p = (node.Opset < 12 ? node.Attribute("ratio", 0.5f) : node.Scalar(1)) ?? 0.5f;
        return p is >= 0f and <= 1f
            ? node.Value().Then(new PlainStep(node.Node, "Dropout", p == 0.5f ? [] : [Text.Of(p)]))
            : throw node.Refuse($"drops with the chance {Text.Plain(p)}; expected 0 to 1");
    }

    /// <summary>Softmax over channels or features. Before version 13 it ran over all axes from its own on.</summary>
    public static Value Softmax(NodeReader node)
    {
        var value = node.Value();
        var rank = value.IsImage ? 4 : 2;
        var axis = node.Integer("axis", node.Opset < 13 ? 1 : -1);
        axis = axis < 0 ? axis + rank : axis;
        var isOverChannels = axis > 0 && axis < rank && (value.IsImage ? value.Layout[axis] == 'C' && (node.Opset >= 13 || value.Shape[1] * value.Shape[2] == 1) : true);
        return isOverChannels
            ? value.Then(new PlainStep(node.Node, "Softmax"))
            : throw node.Refuse($"runs over axis {axis} of {rank}; expected channels or features");
    }
}
