namespace ConvGen.Tests.Reference;

/// <summary>One image's tensor, <c>[channel, row, column]</c>.</summary>
internal sealed class FeatureMap<T>(Shape shape, T[] values)
{
    public FeatureMap(Shape shape)
        : this(shape, new T[shape.Length])
    {
    }

    public T[] Values => values;

    public ref T this[int channel, int row, int column] => ref values[shape.Index(channel, row, column)];

    public bool Contains(int row, int column) => row >= 0 && row < shape.Height && column >= 0 && column < shape.Width;

    /// <summary>The element, or <paramref name="padding"/> outside the image.</summary>
    public T At(int channel, int row, int column, T padding) => Contains(row, column) ? this[channel, row, column] : padding;
}
