namespace ConvGen.Tool.Import.Operators;

/// <summary>What moves no number of an image, or only its axes: Flatten, Reshape, Squeeze, Transpose, Identity.</summary>
internal static class Reshapes
{
    public static Value Identity(NodeReader node) => node.Value();

    public static Value Cast(NodeReader node) =>
        node.Integer("to", 0) == Onnx.OnnxFields.TensorType.Float ? node.Value() : throw node.Refuse($"casts to element type {node.Integer("to", 0)}; expected float, {Onnx.OnnxFields.TensorType.Float}");

    public static Value Flatten(NodeReader node)
    {
        var value = node.Value();
        var axis = node.Integer("axis", 1);
        return (axis < 0 ? axis + value.Sizes.Count + 1 : axis) == 1
            ? value.Flatten(new PlainStep(node.Node, "Flatten"))
            : throw node.Refuse($"flattens from axis {axis} on; expected 1");
    }

    public static Value Squeeze(NodeReader node)
    {
        var value = node.Value();
        var axes = (node.Integers(1, "axes") ?? throw node.Refuse("takes away every axis of one element, of the images too; expected its axes")).Select(axis => axis < 0 ? axis + 4 : axis).ToList();
        return value.IsImage && axes.Count == 2 && axes.All(axis => axis is > 0 and < 4 && value.Layout[(int)axis] is 'H' or 'W' && value.SizeOf(value.Layout[(int)axis]) == 1)
            ? value.Flatten(new PlainStep(node.Node, "Flatten"))
            : throw node.Refuse($"takes away axes [{string.Join(", ", axes)}] of {string.Join('×', value.Sizes)}; expected rows and columns of one element");
    }

    public static Value Transpose(NodeReader node)
    {
        var value = node.Value();
        var rank = value.IsImage ? 4 : 2;
        var order = node.Attribute("perm", Enumerable.Range(0, rank).Reverse().Select(i => (long)i).ToArray());
        return order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(i => (long)i)) && order[0] == 0
            ? value with { Layout = string.Concat(order.Select(axis => value.Layout[(int)axis])) }
            : throw node.Refuse($"exchanges the axes [{string.Join(", ", order)}]; expected the images to stay first of {rank}");
    }

    public static Value Reshape(NodeReader node)
    {
        var value = node.Value();
        var target = Target(node, value);
        return target.SequenceEqual(value.Sizes) ? value
            : target is [var length] && length == value.Length && value.IsImage ? value.Flatten(new PlainStep(node.Node, "Flatten"))
            : throw node.Refuse($"turns {string.Join('×', value.Sizes)} into {string.Join('×', target)}; expected it to flatten an image");
    }

    // The sizes behind the number of images, which stays.
    private static List<int> Target(NodeReader node, Value value)
    {
        var written = (node.Input(1) is SizeList list ? list.Numbers : node.Integers(1, "shape") ?? throw node.Refuse("has no shape")).ToList();
        var keeps = node.Integer("allowzero", 0) == 0;
        var sizes = written.Skip(1).Select((size, i) => size == 0 && keeps && i < value.Sizes.Count ? value.Sizes[i] : size).ToList();
        var known = sizes.Where(size => size != -1).Aggregate(1d, (product, size) => product * size);
        if (sizes.Count(size => size == -1) == 1 && known > 0 && value.Length % known == 0)
        {
            sizes[sizes.IndexOf(-1)] = (long)(value.Length / known);
        }

        // The first is the number of images, computed, copied, written or left to be found.
        var isWhole = sizes.All(size => size is > 0 and <= int.MaxValue) && sizes.Aggregate(1d, (product, size) => product * size) == value.Length;
        return isWhole && written.Count > 0 && (written[0] is SizeList.Batch or (-1) or > 0 || (written[0] == 0 && keeps))
            ? [.. sizes.Select(size => (int)size)]
            : throw node.Refuse($"has the shape [{string.Join(", ", written.Select(size => size == SizeList.Batch ? "N" : $"{size}"))}]; expected the images and then {value.Length} elements in all");
    }
}
