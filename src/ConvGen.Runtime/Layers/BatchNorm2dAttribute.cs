namespace ConvGen;

/// <summary>Each channel of a batch moved to mean 0 and variance 1, then to a learned mean and scale; PyTorch's <c>nn.BatchNorm2d</c>. The shape stays.</summary>
/// <remarks>
/// y = (x − mean) / √(variance + Eps) · weight + bias, channel by channel. In training mean and variance are those of the batch, otherwise the running ones,
/// which a step of training updates: running = (1 − Momentum) · running + Momentum · batch, the batch's variance there divided by one value less.
/// Reads an image <c>[C, H, W]</c>. Parameters: weight <c>[C]</c>, at first 1, and bias <c>[C]</c>, at first 0.
/// </remarks>
public sealed class BatchNorm2dAttribute : LayerAttribute
{
    /// <summary>What is added to the variance before the root; positive and finite.</summary>
    public float Eps { get; set; } = 1e-5f;

    /// <summary>The share of the batch in the running statistics' next value, from 0 to 1.</summary>
    public float Momentum { get; set; } = 0.1f;
}
