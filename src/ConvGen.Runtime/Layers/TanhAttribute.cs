namespace ConvGen;

/// <summary>The hyperbolic tangent of every value; PyTorch's <c>nn.Tanh</c>. The shape stays.</summary>
public sealed class TanhAttribute : LayerAttribute;
