using ConvGen.Onnx;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Gemm, and MatMul with a constant; batch norm.</summary>
internal static class LinearLayers
{
    public static Value Gemm(NodeReader node)
    {
        if (node.Integer("transA", 0) != 0)
        {
            throw node.Refuse("transposes its input (transA); expected a row for each image");
        }

        var (alpha, beta) = (node.Attribute("alpha", 1f), node.Attribute("beta", 1f));
        var matrix = Matrix(node, 1);
        var weight = Tensors.Map(node.Integer("transB", 0) != 0 ? matrix : Tensors.Transposed(matrix), value => alpha * value);
        OnnxTensor? bias = null;
        if (node.OptionalConstant(2) is { } own)
        {
            // A single number is added to each feature.
            own = own.Floats is { Length: 1 } one ? OnnxTensor.Of(own.Name, [weight.Shape[0]], Enumerable.Repeat(one.Span[0], weight.Shape[0]).ToArray()) : own;
            if (own.Shape[^1] != weight.Shape[0])
            {
                throw node.Refuse($"adds a tensor of [{string.Join(", ", own.Shape)}]; expected a number for each of {weight.Shape[0]} features");
            }

            bias = Tensors.Map(Tensors.Vector(node, own, weight.Shape[0], "bias"), value => beta * value);
        }

        return Add(node, node.Value(), weight, bias);
    }

    /// <summary>Features times a matrix; or, of an image, a mean of rows or columns.</summary>
    public static Value MatMul(NodeReader node) =>
        node.Input(0) is Value { IsImage: false } features ? Add(node, features, Tensors.Transposed(Matrix(node, 1)), null) : AdaptivePools.MatMul(node);

    public static Value BatchNormalization(NodeReader node)
    {
        var image = node.Image();
        if (node.Integer("training_mode", 0) != 0 || node.Integer("spatial", 1) != 1 || (node.Opset < 7 && node.Integer("is_test", 0) == 0))
        {
            throw node.Refuse("normalises as in training, or each position; expected a model exported to predict (training_mode 0)");
        }

        var own = Enumerable.Range(1, 4).Select(i => Tensors.Vector(node, node.Constant(i), image.Shape[0], $"input {i}")).ToArray();

        // The share that stays, as a decimal, so that 0.9 is 0.1 and no float beside it.
        var momentum = node.Attribute("momentum", 0.9f);
        var share = momentum is >= 0f and <= 1f ? (float)(1m - (decimal)momentum) : throw node.Refuse($"has momentum {Text.Plain(momentum)}; expected 0 to 1");
        var eps = node.Attribute("epsilon", 1e-5f);
        return eps > 0f && float.IsFinite(eps)
            ? image.Then(new BatchNormStep(node.Node, own[0], own[1], own[2], own[3], eps, share))
            : throw node.Refuse($"has epsilon {Text.Plain(eps)}; expected a number greater than 0");
    }

    private static Value Add(NodeReader node, Value features, OnnxTensor weight, OnnxTensor? bias) =>
        features.IsImage ? throw node.Refuse($"multiplies an image of {string.Join('×', features.Shape)}; expected features [N, F]")
        : weight.Shape[1] != features.Length ? throw node.Refuse($"has a matrix for {weight.Shape[1]} features; expected the {features.Length} that it reads")
        : features.Then(new LinearStep(node.Node, Tensors.Unflattened(weight, features.Flattened), bias), weight.Shape[0]);

    private static OnnxTensor Matrix(NodeReader node, int input) =>
        node.Constant(input) is { Shape: [>= 1, >= 1], Floats: not null } matrix ? matrix
        : throw node.Refuse($"has {NodeReader.Shape(node.Constant(input))} as input {input}; expected a matrix of floats");
}
