namespace ConvGen.Tool.Comparing;

/// <summary>How far a layer's values lie from another framework's.</summary>
/// <param name="Largest">The largest difference; NaN if one of them is NaN and the other is not.</param>
/// <param name="At">Where that is.</param>
/// <param name="Scale">The largest value there, at least 1.</param>
internal sealed record LayerDifference(float Largest, int At, float Scale)
{
    public static LayerDifference Between(ReadOnlySpan<float> own, ReadOnlySpan<float> other)
    {
        var (largest, at, scale) = (0f, 0, 1f);
        for (var i = 0; i < own.Length; i++)
        {
            // Equal infinities differ by nothing, and so do two NaN.
            var difference = own[i].Equals(other[i]) ? 0f : float.Abs(own[i] - other[i]);
            if (difference > largest || (float.IsNaN(difference) && !float.IsNaN(largest)))
            {
                (largest, at) = (difference, i);
            }

            scale = float.IsFinite(other[i]) ? float.Max(scale, float.Abs(other[i])) : scale;
        }

        return new(largest, at, scale);
    }

    public bool IsWithin(float tolerance) => Largest <= tolerance * Scale;

    /// <summary>The place as indices, such as <c>[3, 0, 1]</c>.</summary>
    public string Place(IReadOnlyList<int> shape)
    {
        var (rest, indices) = (At, new int[shape.Count]);
        for (var axis = shape.Count - 1; axis >= 0; axis--)
        {
            indices[axis] = rest % shape[axis];
            rest /= shape[axis];
        }

        return $"[{string.Join(", ", indices)}]";
    }
}
