using static ConvGen.LossSettings;

namespace ConvGen;

/// <summary>(output − target)², without a half, over all elements; PyTorch's <c>torch.nn.MSELoss</c>.</summary>
public sealed record MSELoss : ILoss<float>
{
    /// <summary>The mean over all images and outputs, or the sum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the two.</exception>
    public Reduction Reduction { get; init => field = Defined(value); }

    /// <inheritdoc/>
    public float Scale(ReadOnlySpan<float> targets, int images, int outputs) => Reduction.Scale(targets, images, outputs);

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
