namespace ConvGen;

/// <summary>A weighted sum of all inputs for each output; PyTorch's <c>nn.Linear</c>.</summary>
/// <remarks>
/// <c>[InFeatures]</c> becomes <c>[OutFeatures]</c>. Parameters: weight <c>[OutFeatures, InFeatures]</c>, bias <c>[OutFeatures]</c>.
/// </remarks>
/// <param name="outFeatures">How many outputs there are.</param>
public sealed class LinearAttribute(int outFeatures) : LayerAttribute
{
    /// <summary>How many outputs there are.</summary>
    public int OutFeatures { get; } = outFeatures;

    /// <summary>Whether a learned number is added to each output.</summary>
    public bool Bias { get; set; } = true;
}
