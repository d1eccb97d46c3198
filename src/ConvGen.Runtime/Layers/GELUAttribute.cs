namespace ConvGen;

/// <summary>x · Φ(x) of every value, where Φ(x) = (1 + erf(x / √2)) / 2; PyTorch's <c>nn.GELU</c>; exact, not the approximation by tanh. The shape stays.</summary>
public sealed class GELUAttribute : LayerAttribute;
