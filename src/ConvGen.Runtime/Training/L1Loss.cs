using static ConvGen.LossSettings;

namespace ConvGen;

/// <summary>|output − target| over all elements; PyTorch's <c>torch.nn.L1Loss</c>.</summary>
/// <remarks>Where both are equal, the gradient is 0.</remarks>
public sealed record L1Loss : ILoss<float>
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
            sum += MathF.Abs(difference);
            gradient[i] = difference > 0 ? scale : difference < 0 ? -scale : 0;
        }

        return sum;
    }
}
