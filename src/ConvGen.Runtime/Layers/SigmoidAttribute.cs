namespace ConvGen;

/// <summary>1 / (1 + e⁻ˣ) of every value; PyTorch's <c>nn.Sigmoid</c>. The shape stays.</summary>
public sealed class SigmoidAttribute : LayerAttribute;
