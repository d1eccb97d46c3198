namespace ConvGen;

/// <summary>Padding chosen so that the image keeps its size: dilation · (kernel − 1) rows and columns in all, for a stride of 1.</summary>
public enum AutoPad
{
    /// <summary>Padding as written.</summary>
    None,

    /// <summary>The larger half at the bottom and on the right: PyTorch's <c>padding='same'</c>, ONNX's <c>SAME_UPPER</c>.</summary>
    SameUpper,

    /// <summary>The larger half at the top and on the left: d2l's rule, ONNX's <c>SAME_LOWER</c>.</summary>
    SameLower,
}
