using System.Collections.Frozen;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Every operator of ONNX that is understood.</summary>
internal static class OperatorTable
{
    private static readonly FrozenDictionary<string, Func<NodeReader, Value>> s_operators = new Dictionary<string, Func<NodeReader, Value>>
    {
        ["Conv"] = Convolutions.Conv,
        ["Gemm"] = LinearLayers.Gemm,
        ["MatMul"] = LinearLayers.MatMul,
        ["BatchNormalization"] = LinearLayers.BatchNormalization,
        ["MaxPool"] = Pools.MaxPool,
        ["AveragePool"] = Pools.AveragePool,
        ["GlobalAveragePool"] = AdaptivePools.Global("AdaptiveAvgPool2d"),
        ["GlobalMaxPool"] = AdaptivePools.Global("AdaptiveMaxPool2d"),
        ["ReduceMean"] = AdaptivePools.ReduceMean,
        ["ReduceMax"] = AdaptivePools.ReduceMax,
        ["Gather"] = AdaptivePools.Gather,
        ["Pad"] = Paddings.Pad,
        ["Slice"] = Paddings.Slice,
        ["Concat"] = Paddings.Concat,
        ["Flatten"] = Reshapes.Flatten,
        ["Reshape"] = Reshapes.Reshape,
        ["Squeeze"] = Reshapes.Squeeze,
        ["Transpose"] = Reshapes.Transpose,
        ["Identity"] = Reshapes.Identity,
        ["Cast"] = Reshapes.Cast,
        ["Dropout"] = Activations.Dropout,
        ["Relu"] = Activations.Plain("ReLU"),
        ["Sigmoid"] = Activations.Plain("Sigmoid"),
        ["Tanh"] = Activations.Plain("Tanh"),
        ["HardSwish"] = Activations.Plain("Hardswish"),
        ["LeakyRelu"] = Activations.WithNumber("LeakyReLU", "NegativeSlope", 0.01f, 0.01f),
        ["Elu"] = Activations.WithNumber("ELU", "Alpha", 1f, 1f),
        ["Gelu"] = Activations.Gelu,
        ["Softmax"] = Activations.Softmax,
        ["Clip"] = Activations.Clip,
        ["HardSigmoid"] = Activations.HardSigmoid,
        ["Erf"] = Activations.Erf,
        ["Add"] = Arithmetic.Add,
        ["Sub"] = Arithmetic.Sub,
        ["Mul"] = Arithmetic.Mul,
        ["Div"] = Arithmetic.Div,
    }.ToFrozenDictionary();

    /// <summary>What a node makes of its inputs: a <see cref="Value"/>, a constant or sizes.</summary>
    /// <exception cref="RefusedException">No layer does that.</exception>
    public static object Apply(NodeReader node)
    {
        if (node.Node.Domain.Length > 0)
        {
            throw node.Refuse($"is an operator of '{node.Node.Domain}'; expected one of ONNX's own");
        }

        var isOfValues = Enumerable.Range(0, node.Inputs).Any(i => node.Input(i) is Value);
        return !isOfValues || node.Node.Operator == "Shape"
            ? Constants.Compute(node) ?? throw node.Refuse("computes constants; expected them computed in the file already")
            : s_operators.TryGetValue(node.Node.Operator, out var apply) ? apply(node)
            : throw node.Refuse($"is no layer of ConvGen; expected one of {string.Join(", ", s_operators.Keys.Order(StringComparer.Ordinal))}");
    }
}
