namespace ConvGen;

/// <summary>The mean over all elements of (output − target)², without a half; PyTorch's class of that name, with <c>reduction='mean'</c>.</summary>
public sealed record MSELoss : ILoss<float>
{
    /// <inheritdoc/>
    public float Scale(ReadOnlySpan<float> targets, int images, int outputs)
    {
        var expected = (long)images * outputs;
        return targets.Length == expected
            ? 1f / expected
            : throw new ArgumentException(
                $"There are {targets.Length:N0} targets for {images:N0} images; they need {expected:N0}, {outputs:N0} each.", nameof(targets));
    }

    /// <inheritdoc/>
    public float Image(ReadOnlySpan<float> output, ReadOnlySpan<float> target, float scale, Span<float> gradient)
    {
        var sum = 0f;
        for (var i = 0; i < output.Length; i++)
        {
            var difference = output[i] - target[i];
            sum += difference * difference;
            gradient[i] = 2 * scale * difference;
        }

        return sum;
    }
}
