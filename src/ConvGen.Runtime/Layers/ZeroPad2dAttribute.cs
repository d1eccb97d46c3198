namespace ConvGen;

/// <summary>Rows and columns of zeros around the image; PyTorch's <c>nn.ZeroPad2d</c>.</summary>
/// <remarks><c>[C, H, W]</c> becomes <c>[C, H + top + bottom, W + left + right]</c>.</remarks>
/// <param name="padding">Rows and columns added on each side for which nothing else is said.</param>
public sealed class ZeroPad2dAttribute(int padding = 0) : PaddedAttribute(padding);
