namespace ConvGen;

/// <summary>Every value held between 0 and 6: min(max(x, 0), 6); PyTorch's <c>nn.ReLU6</c>. The shape stays.</summary>
public sealed class ReLU6Attribute : LayerAttribute;
