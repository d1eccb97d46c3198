namespace ConvGen;

/// <summary>eˣ of every value, divided by their sum over the channels at each position, or over all features; PyTorch's <c>nn.Softmax(dim=1)</c>. The shape stays.</summary>
/// <remarks>The loss <c>CrossEntropyLoss</c> takes values from before it: a network that is trained by that loss ends without it.</remarks>
public sealed class SoftmaxAttribute : LayerAttribute;
