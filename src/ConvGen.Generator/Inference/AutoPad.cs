namespace ConvGen.Generator.Inference;

/// <summary>Padding that keeps the image's size.</summary>
internal enum AutoPad
{
    /// <summary>Padding as written.</summary>
    None,

    /// <summary>The larger half at the bottom and on the right.</summary>
    SameUpper,

    /// <summary>The larger half at the top and on the left.</summary>
    SameLower,
}
