namespace ConvGen;

/// <summary>x · min(max(x + 3, 0), 6) / 6 of every value; PyTorch's <c>nn.Hardswish</c>. The shape stays.</summary>
public sealed class HardswishAttribute : LayerAttribute;
