namespace ConvGen;

/// <summary>One row of numbers out of channels, rows and columns, in that order; PyTorch's <c>nn.Flatten</c>.</summary>
/// <remarks><c>[C, H, W]</c> becomes <c>[C · H · W]</c>.</remarks>
public sealed class FlattenAttribute : LayerAttribute;
