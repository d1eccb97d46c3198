namespace ConvGen;

/// <summary>Negative values fall towards −Alpha exponentially; PyTorch's <c>nn.ELU</c>. The shape stays.</summary>
/// <remarks>x &lt; 0 becomes Alpha · (eˣ − 1), others stay.</remarks>
public sealed class ELUAttribute : LayerAttribute
{
    /// <summary>The factor of negative values; finite.</summary>
    public float Alpha { get; set; } = 1f;
}
