using ConvGen.Onnx;

namespace ConvGen.Tool.Import.Operators;

/// <summary>Operators on constants and on sizes, computed while the model is read.</summary>
internal static class Constants
{
    private const int MostSizes = 64;

    /// <summary>The tensor that a Constant node holds.</summary>
    public static OnnxTensor Constant(NodeReader node) => node.Node.Attributes.Select(attribute => (attribute.Name, attribute.Value)).FirstOrDefault() switch
    {
        ("value", OnnxTensor tensor) => tensor with { Name = node.Node.Outputs[0] },
        ("value_float", float one) => OnnxTensor.Of("", [], new[] { one }),
        ("value_floats", float[] some) => OnnxTensor.Of("", [some.Length], some),
        ("value_int", long one) => OnnxTensor.Of("", one) with { Shape = [] },
        ("value_ints", long[] some) => OnnxTensor.Of("", some),
        var other => throw node.Refuse($"holds '{other.Name}'; expected a tensor or numbers"),
    };

    /// <summary>What an operator makes of constants; null if it is not computed here.</summary>
    public static object? Compute(NodeReader node) => node.Node.Operator switch
    {
        "Constant" => Constant(node),
        "Shape" when node.Input(0) is Value value => Shape(node, value),
        "Identity" or "Cast" => node.Input(0),
        _ when node.Input(0) is SizeList or OnnxTensor { Integers: not null } => OfSizes(node),
        "Transpose" => Transpose(node, node.Constant(0)),
        "Reshape" => Reshape(node, node.Constant(0)),
        "Unsqueeze" or "Squeeze" => Reaxed(node, node.Constant(0)),
        _ => null,
    };

    private static SizeList Shape(NodeReader node, Value value)
    {
        long[] sizes = [SizeList.Batch, .. value.Sizes.Select(size => (long)size)];
        int start = Place(node.Integer("start", 0)), end = Place(node.Integer("end", sizes.Length));
        return new(sizes[start..Math.Max(start, end)]);

        int Place(int index) => Math.Clamp(index < 0 ? index + sizes.Length : index, 0, sizes.Length);
    }

    private static object? OfSizes(NodeReader node) => node.Node.Operator switch
    {
        "Gather" => Gather(node),
        "Slice" => Slice(node),
        "Concat" => Concat(node),
        "Unsqueeze" => Sizes(node, 0) with { IsScalar = false },
        "Squeeze" when Sizes(node, 0).Numbers.Count == 1 => Sizes(node, 0) with { IsScalar = true },
        "Reshape" when Sizes(node, 1).Numbers is [-1 or 1] => Sizes(node, 0) with { IsScalar = false },
        "Mul" when Sizes(node, 0).Numbers.Count == 1 && Sizes(node, 1).Numbers.Count == 1 => Product(node, [.. Sizes(node, 0).Numbers, .. Sizes(node, 1).Numbers]),
        "ReduceProd" => Product(node, [.. Sizes(node, 0).Numbers]),
        _ => null,
    };

    private static SizeList Concat(NodeReader node)
    {
        // A few nodes could double a list again and again.
        long[] all = [.. Enumerable.Range(0, node.Inputs).SelectMany(i => Sizes(node, i).Numbers).Take(MostSizes + 1)];
        return all.Length <= MostSizes ? new(all) : throw node.Refuse($"joins more than {MostSizes} sizes; expected those of a tensor");
    }

    private static SizeList Gather(NodeReader node)
    {
        var from = Sizes(node, 0).Numbers;
        var places = Sizes(node, 1);
        return new([.. places.Numbers.Select(place => (place < 0 ? place + from.Count : place) is var at && at >= 0 && at < from.Count
            ? from[(int)at]
            : throw node.Refuse($"takes number {place} of {from.Count}"))], places.IsScalar);
    }

    private static SizeList Slice(NodeReader node)
    {
        var from = Sizes(node, 0).Numbers;
        if (node.Integers(1, "starts") is not [var start] || node.Integers(2, "ends") is not [var end] || (node.Integers(4, "steps") ?? [1]) is not [1])
        {
            throw node.Refuse("cuts sizes in several pieces; expected one start, one end and steps of 1");
        }

        return new([.. from.Take(Place(end)).Skip(Place(start))]);

        int Place(long index) => (int)Math.Clamp(index < 0 ? index + from.Count : index, 0, from.Count);
    }

    // Of several numbers at least one product must be known, and the number of images is not.
    private static SizeList Product(NodeReader node, IReadOnlyList<long> factors)
    {
        var product = 1m;
        foreach (var factor in factors)
        {
            product *= factor == SizeList.Batch ? throw node.Refuse("multiplies the number of images; expected the sizes of an image") : factor;
            if (Math.Abs(product) > int.MaxValue)
            {
                throw node.Refuse($"multiplies [{string.Join(", ", factors)}]; expected at most {int.MaxValue}");
            }
        }

        return new([(long)product]);
    }

    private static SizeList Sizes(NodeReader node, int index) => node.Input(index) switch
    {
        SizeList sizes => sizes,
        OnnxTensor { Integers: { } integers, Shape: var shape } => new(integers.ToArray(), shape.Count == 0),
        _ => throw node.Refuse($"mixes sizes with its input {index} ('{node.Node.Inputs[index]}'); expected whole numbers"),
    };

    private static OnnxTensor Transpose(NodeReader node, OnnxTensor tensor)
    {
        var rank = tensor.Shape.Count;
        var order = node.Attribute("perm", Enumerable.Range(0, rank).Reverse().Select(axis => (long)axis).ToArray());
        if (tensor.Floats is not { } floats || !order.Order().SequenceEqual(Enumerable.Range(0, rank).Select(axis => (long)axis)))
        {
            throw node.Refuse($"exchanges the axes [{string.Join(", ", order)}] of {NodeReader.Shape(tensor)}");
        }

        var strides = new int[rank];
        for (int axis = rank - 1, stride = 1; axis >= 0; stride *= tensor.Shape[axis], axis--)
        {
            strides[axis] = stride;
        }

        int[] shape = [.. order.Select(axis => tensor.Shape[(int)axis])];
        var values = new float[floats.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (rest, from) = (i, 0);
            for (var axis = rank - 1; axis >= 0; axis--)
            {
                from += rest % shape[axis] * strides[(int)order[axis]];
                rest /= shape[axis];
            }

            values[i] = floats.Span[from];
        }

        return OnnxTensor.Of(tensor.Name, shape, values);
    }

    private static OnnxTensor Reshape(NodeReader node, OnnxTensor tensor)
    {
        var count = tensor.Floats?.Length ?? throw node.Refuse("reshapes whole numbers; expected floats");
        var written = node.Integers(1, "shape") ?? throw node.Refuse("has no shape");
        var sizes = written.Select((size, i) => size == 0 && i < tensor.Shape.Count ? tensor.Shape[i] : size).ToArray();
        var known = sizes.Where(size => size != -1).Aggregate(1d, (product, size) => product * size);
        var shape = Array.ConvertAll(sizes, size => size == -1 && known > 0 ? (long)(count / known) : size);
        return shape.All(size => size is > 0 and <= int.MaxValue) && shape.Aggregate(1d, (product, size) => product * size) == count
            ? tensor with { Shape = [.. shape.Select(size => (int)size)] }
            : throw node.Refuse($"reshapes {NodeReader.Shape(tensor)} to [{string.Join(", ", written)}]");
    }

    private static OnnxTensor Reaxed(NodeReader node, OnnxTensor tensor)
    {
        var isMore = node.Node.Operator == "Unsqueeze";
        var axes = node.Integers(1, "axes") ?? (isMore ? throw node.Refuse("has no axes") : [.. Enumerable.Range(0, tensor.Shape.Count).Where(i => tensor.Shape[i] == 1).Select(i => (long)i)]);
        var rank = tensor.Shape.Count + (isMore ? axes.Length : 0);
        var places = axes.Select(axis => axis < 0 ? axis + rank : axis).ToHashSet();
        if (rank > 8 || places.Count != axes.Length || places.Any(axis => axis < 0 || axis >= rank || (!isMore && tensor.Shape[(int)axis] != 1)))
        {
            throw node.Refuse($"has the axes [{string.Join(", ", axes)}] for {NodeReader.Shape(tensor)}");
        }

        var rest = new Queue<int>(tensor.Shape);
        return tensor with
        {
            Shape = isMore ? [.. Enumerable.Range(0, rank).Select(axis => places.Contains(axis) ? 1 : rest.Dequeue())] : [.. tensor.Shape.Where((_, axis) => !places.Contains(axis))],
        };
    }
}
