namespace ConvGen;

/// <summary>Every negative value times a small slope; PyTorch's <c>nn.LeakyReLU</c>. The shape stays.</summary>
/// <remarks>x &lt; 0 becomes NegativeSlope · x, others stay.</remarks>
public sealed class LeakyReLUAttribute : LayerAttribute
{
    /// <summary>The factor of negative values; finite.</summary>
    public float NegativeSlope { get; set; } = 0.01f;
}
