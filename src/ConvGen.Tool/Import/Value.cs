namespace ConvGen.Tool.Import;

/// <summary>What flows from node to node: an image's tensor, and the steps that made it. It never changes, so branches that join again can be compared.</summary>
/// <param name="Before">The value that the last step read; null for the model's input.</param>
/// <param name="Step">The last step; null for the model's input.</param>
/// <param name="Shape">Channels, height and width, or features, whatever the layout.</param>
/// <param name="Layout">The tensor's axes by their letters: <c>NCHW</c>, <c>NHWC</c>, <c>NF</c>.</param>
internal sealed record Value(Value? Before, Step? Step, IReadOnlyList<int> Shape, string Layout)
{
    /// <summary>The layout that features were flattened from, when it was not <c>CHW</c>, and the image's shape; the next linear layer puts it right.</summary>
    public FlattenedFrom? Flattened { get; init; }

    public bool IsImage => Shape.Count == 3;

    /// <summary>Whether the elements lie in memory as ConvGen has them, whatever the letters say.</summary>
    public bool IsInOrder => Flattened is null && (!IsImage || Letters(Layout) == Letters("NCHW"));

    /// <summary>The tensor's sizes behind the first, in its layout.</summary>
    public IReadOnlyList<int> Sizes => IsImage ? [.. Layout.Where(axis => axis != 'N').Select(SizeOf)] : Shape;

    public int Length => Shape.Aggregate(1, (product, size) => product * size);

    public int SizeOf(char axis) => Shape["CHW".IndexOf(axis, StringComparison.Ordinal)];

    /// <summary>This value with a step behind it that keeps shape and layout.</summary>
    public Value Then(Step step) => this with { Before = this, Step = step };

    /// <summary>An image with a step behind it that changes its shape.</summary>
    public Value Then(Step step, params IReadOnlyList<int> shape) => new(this, step, shape, shape.Count == 1 ? "NF" : "NCHW");

    /// <summary>The image as features, in the order in which they lie.</summary>
    public Value Flatten(Step step) => Then(step, Length) with { Flattened = IsInOrder || !IsImage ? Flattened : new(Letters(Layout), Shape) };

    // An axis of one element may stand anywhere.
    private string Letters(string layout) => string.Concat(layout.Where(axis => axis != 'N' && SizeOf(axis) > 1));
}

/// <summary>How an image lay when it became features.</summary>
/// <param name="Axes">Its axes that have more than one element, such as <c>HWC</c>.</param>
/// <param name="Shape">Channels, height and width.</param>
internal sealed record FlattenedFrom(string Axes, IReadOnlyList<int> Shape)
{
    /// <summary>For each feature in the order of channels, rows and columns, where it lies.</summary>
    public int[] Places()
    {
        var strides = new int[3];
        var stride = 1;
        foreach (var axis in Axes.Reverse())
        {
            strides["CHW".IndexOf(axis, StringComparison.Ordinal)] = stride;
            stride *= Shape["CHW".IndexOf(axis, StringComparison.Ordinal)];
        }

        return
        [
            .. from c in Enumerable.Range(0, Shape[0])
               from y in Enumerable.Range(0, Shape[1])
               from x in Enumerable.Range(0, Shape[2])
               select (c * strides[0]) + (y * strides[1]) + (x * strides[2]),
        ];
    }
}

/// <summary>A tensor's sizes, or whole numbers computed from them; the number of images is not known.</summary>
/// <param name="Numbers">Them; <see cref="Batch"/> stands for the number of images.</param>
/// <param name="IsScalar">Whether it is a single number and no list.</param>
internal sealed record SizeList(IReadOnlyList<long> Numbers, bool IsScalar = false)
{
    public const long Batch = long.MinValue;
}
