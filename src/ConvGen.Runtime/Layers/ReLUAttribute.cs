namespace ConvGen;

/// <summary>Zero in place of every negative value; PyTorch's <c>nn.ReLU</c>. The shape stays.</summary>
public sealed class ReLUAttribute : LayerAttribute;
