namespace ConvGen.Onnx;

/// <summary>An ONNX model: the part of it that networks without branches need.</summary>
/// <param name="Opset">The version of ONNX's own operators.</param>
/// <param name="Nodes">What is computed, in an order in which it can be.</param>
/// <param name="Initializers">Tensors known beforehand.</param>
/// <param name="Inputs">What is fed in; older models list initializers here too.</param>
/// <param name="Outputs">What comes out.</param>
internal sealed record OnnxModel(
    long Opset, IReadOnlyList<OnnxNode> Nodes, IReadOnlyList<OnnxTensor> Initializers, IReadOnlyList<OnnxValue> Inputs, IReadOnlyList<OnnxValue> Outputs);

/// <summary>One operation.</summary>
/// <param name="Name">Its own name; may be empty in models of others.</param>
/// <param name="Operator">Such as <c>Conv</c>.</param>
/// <param name="Inputs">Names of values; an empty one is an input left out.</param>
/// <param name="Outputs">Names of values.</param>
/// <param name="Attributes">What it was told.</param>
internal sealed record OnnxNode(string Name, string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyList<OnnxAttribute> Attributes)
{
    /// <summary>Whose operator it is; empty for ONNX's own.</summary>
    public string Domain { get; init; } = "";
}

/// <summary>One thing that an operation was told.</summary>
/// <param name="Name">Such as <c>strides</c>.</param>
/// <param name="Value">A <see cref="float"/>, a <see cref="long"/>, a <see cref="string"/>, an <see cref="OnnxTensor"/>, or an array of floats or longs; null if it is none of these.</param>
internal sealed record OnnxAttribute(string Name, object? Value);

/// <summary>A value that goes in or comes out.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes; null where it is not known before a run, or all of it.</param>
internal sealed record OnnxValue(string Name, IReadOnlyList<long?>? Shape);

/// <summary>A tensor of floats or of integers.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Shape">Its sizes; none for a single number.</param>
internal sealed record OnnxTensor(string Name, IReadOnlyList<int> Shape)
{
    /// <summary>Its elements, row-major, if they are floating-point numbers.</summary>
    public ReadOnlyMemory<float>? Floats { get; init; }

    /// <summary>Its elements, row-major, if they are whole numbers.</summary>
    public ReadOnlyMemory<long>? Integers { get; init; }

    public static OnnxTensor Of(string name, IReadOnlyList<int> shape, ReadOnlyMemory<float> floats) => new(name, shape) { Floats = floats };

    public static OnnxTensor Of(string name, params long[] integers) => new(name, [integers.Length]) { Integers = integers };
}
