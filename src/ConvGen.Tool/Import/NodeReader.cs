using ConvGen.Onnx;

namespace ConvGen.Tool.Import;

/// <summary>One node with what its inputs stand for.</summary>
/// <param name="node">The node.</param>
/// <param name="opset">The version of its operator.</param>
/// <param name="inputs">A <see cref="Value"/>, an <see cref="OnnxTensor"/> or a <see cref="SizeList"/> each; null where one was left out.</param>
internal sealed class NodeReader(OnnxNode node, long opset, IReadOnlyList<object?> inputs)
{
    public OnnxNode Node => node;

    public long Opset => opset;

    public int Inputs => inputs.Count;

    /// <summary>The input as it is; null if it was left out.</summary>
    public object? Input(int index) => index < inputs.Count ? inputs[index] : null;

    /// <summary>The input that an image flows in by.</summary>
    public Value Value(int index = 0) => Input(index) as Value ?? throw Refuse($"reads a constant as input {index}; expected what the layers before it give");

    /// <summary>The input if it is constant, and null if it was left out.</summary>
    public OnnxTensor? OptionalConstant(int index) => Input(index) switch
    {
        null => null,
        OnnxTensor tensor => tensor,
        SizeList sizes when !sizes.Numbers.Contains(SizeList.Batch) => OnnxTensor.Of("", [.. sizes.Numbers]),
        _ => throw Refuse($"computes its input {index} ('{node.Inputs[index]}'); expected a constant"),
    };

    public OnnxTensor Constant(int index) => OptionalConstant(index) ?? throw Refuse($"has no input {index}; expected a constant");

    /// <summary>Constant floats.</summary>
    public ReadOnlySpan<float> Floats(int index) => (Constant(index).Floats ?? throw Refuse($"has whole numbers as input {index} ('{node.Inputs[index]}'); expected floats")).Span;

    /// <summary>A constant float, or null if it was left out.</summary>
    public float? Scalar(int index) => OptionalConstant(index) is not { } tensor ? null
        : tensor.Floats is { Length: 1 } one ? one.Span[0]
        : throw Refuse($"has {Shape(tensor)} as input {index} ('{node.Inputs[index]}'); expected one float");

    /// <summary>Constant whole numbers: an input where the operator has one, or in older versions an attribute; null where there is neither.</summary>
    public long[]? Integers(int index, string attribute) =>
        OptionalConstant(index) is { } tensor
            ? (tensor.Integers ?? throw Refuse($"has floats as input {index} ('{node.Inputs[index]}'); expected whole numbers")).ToArray()
            : Attribute<long[]?>(attribute, null);

    /// <summary>An attribute, or its default.</summary>
    public T Attribute<T>(string name, T fallback) => node.Attributes.LastOrDefault(attribute => attribute.Name == name) switch
    {
        null => fallback,
        { Value: T value } => value,
        var other => throw Refuse($"has the attribute '{name}' of type {other.Value?.GetType().Name ?? "unknown"}; expected {typeof(T).Name}"),
    };

    public int Integer(string name, long fallback) =>
        Attribute(name, fallback) is var number and >= int.MinValue and <= int.MaxValue ? (int)number : throw Refuse($"has {name} {Attribute(name, fallback)}; expected 32 bits");

    /// <summary>A pair of sizes: rows and columns.</summary>
    public (int Height, int Width) Pair(string name, int fallback) => Attribute<long[]?>(name, null) is not { } pair ? (fallback, fallback)
        : pair is [>= 1 and <= int.MaxValue, >= 1 and <= int.MaxValue] ? ((int)pair[0], (int)pair[1])
        : throw Refuse($"has {name} [{string.Join(", ", pair)}]; expected two numbers, each at least 1");

    /// <summary>The input as an image in ConvGen's order.</summary>
    public Value Image(int index = 0) => Value(index) is not { IsImage: true } image ? throw Refuse("reads features; expected an image [N, C, H, W]")
        : image.Layout == "NCHW" ? image
        : image.IsInOrder ? image with { Layout = "NCHW" }
        : throw Refuse($"reads an image in the order {image.Layout}; expected NCHW");

    /// <summary>An error that names the node.</summary>
    public RefusedException Refuse(string why) => Refuse(node, why);

    /// <summary>An error that names a node: by its name or, where it has none, by what it gives.</summary>
    public static RefusedException Refuse(OnnxNode node, string why) => new($"node '{(node.Name.Length > 0 ? node.Name : string.Join(", ", node.Outputs))}' ({node.Operator}) {why}");

    public static string Shape(OnnxTensor tensor) => $"a tensor of shape [{string.Join(", ", tensor.Shape)}]";
}
