namespace ConvGen;

/// <summary>x · sigmoid(x) of every value: x / (1 + e⁻ˣ); PyTorch's <c>nn.SiLU</c>. The shape stays.</summary>
public sealed class SiLUAttribute : LayerAttribute;
