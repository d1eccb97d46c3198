using ConvGen.Onnx;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Pools over the whole image, and those that share it out in windows of differing sizes, as the runtime writes them.</summary>
internal static class AdaptivePools
{
    /// <summary>GlobalAveragePool and GlobalMaxPool.</summary>
    public static Func<NodeReader, Value> Global(string kind) => node =>
    {
        var image = node.Value() is { IsImage: true } any ? any : throw node.Refuse("reads features; expected an image");
        return image.Then(new PlainStep(node.Node, kind, "1"), image.Shape[0], 1, 1) with { Layout = image.Layout };
    };

    /// <summary>ReduceMean over rows and columns, in whatever layout.</summary>
    public static Value ReduceMean(NodeReader node) => Reduce(node, "AdaptiveAvgPool2d");

    /// <summary>ReduceMax over rows and columns, or over the windows that a Gather took.</summary>
    public static Value ReduceMax(NodeReader node)
    {
        if (node.Value() is not { Step: GatherStep gather, Before: { } source })
        {
            return Reduce(node, "AdaptiveMaxPool2d");
        }

        if (node.Integers(1, "axes") is not [var axis] || axis != gather.Axis + 1 || node.Integer("keepdims", 1) != 0)
        {
            throw node.Refuse("reduces other axes than those of the windows before it");
        }

        var windows = gather.Places.Shape[0];
        if (gather.Axis == 2)
        {
            return source.Then(new RowMaximaStep(node.Node, gather.Places), source.Shape[0], windows, source.Shape[2]);
        }

        return source is { Step: RowMaximaStep rows, Before: { } image } && Shares(rows.Places, image.Shape[1]) && Shares(gather.Places, image.Shape[2])
            ? image.Then(Step(node, "AdaptiveMaxPool2d", source.Shape[1], windows), image.Shape[0], source.Shape[1], windows)
            : throw node.Refuse("takes the maxima of windows that are no adaptive pool's");

        // Windows that share an image out have at least as many cells as it.
        static bool Shares(OnnxTensor places, int size) =>
            places.Integers is { } all && all.Length >= size && all.Span.SequenceEqual(AdaptivePool.Places(size, places.Shape[0]));
    }

    /// <summary>Rows or columns taken by constant places.</summary>
    public static Value Gather(NodeReader node) =>
        node.Image() is var image && node.Integer("axis", 0) is (2 or 3) and var axis && node.Constant(1) is { Shape: [>= 1, >= 1], Integers: not null } places
            ? image.Then(new GatherStep(node.Node, axis, places))
            : throw node.Refuse("picks elements by their places, and no layer does that");

    /// <summary>An image between two matrices of shares.</summary>
    public static Value MatMul(NodeReader node)
    {
        if (node.Input(0) is OnnxTensor { Shape: [>= 1, >= 1], Floats: not null } left)
        {
            var image = node.Image(1);
            return left.Shape[1] == image.Shape[1]
                ? image.Then(new RowSumsStep(node.Node, left), image.Shape[0], left.Shape[0], image.Shape[2])
                : throw node.Refuse($"multiplies {NodeReader.Shape(left)} by an image of {image.Shape[1]} rows");
        }

        return node.Value() is { Step: RowSumsStep rows, Before: { } source } value && node.Constant(1) is { Shape: [>= 1, >= 1], Floats: { } right } matrix
            && matrix.Shape[0] == source.Shape[2]
            && Numbers.AreClose(rows.Matrix.Floats!.Value.Span, AdaptivePool.Shares(source.Shape[1], rows.Matrix.Shape[0]))
            && Numbers.AreClose(right.Span, AdaptivePool.Transposed(AdaptivePool.Shares(source.Shape[2], matrix.Shape[1]), matrix.Shape[1]))
                ? source.Then(Step(node, "AdaptiveAvgPool2d", value.Shape[1], matrix.Shape[1]), source.Shape[0], value.Shape[1], matrix.Shape[1])
                : throw node.Refuse("multiplies an image by a matrix; expected features [N, F], or the matrices of an adaptive pool");
    }

    private static Value Reduce(NodeReader node, string kind)
    {
        var image = node.Value();
        if (!image.IsImage)
        {
            throw node.Refuse("reduces features; expected an image");
        }

        var axes = (node.Integers(1, "axes") ?? []).Select(axis => axis < 0 ? axis + 4 : axis).ToList();
        if (axes.Any(axis => axis is < 0 or > 3) || !axes.Select(axis => image.Layout[(int)axis]).Order().SequenceEqual("HW"))
        {
            throw node.Refuse("reduces other axes than rows and columns");
        }

        var pooled = image.Then(new PlainStep(node.Node, kind, "1"), image.Shape[0], 1, 1) with { Layout = image.Layout };
        return node.Integer("keepdims", 1) != 0 ? pooled : pooled.Flatten(new PlainStep(node.Node, "Flatten"));
    }

    private static PlainStep Step(NodeReader node, string kind, int rows, int columns) =>
        new(node.Node, kind, rows == columns ? [Text.Of(rows)] : [Text.Of(rows), Text.Of(columns)]);
}
