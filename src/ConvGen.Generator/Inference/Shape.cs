namespace ConvGen.Generator.Inference;

/// <summary>The shape of one image's tensor.</summary>
/// <param name="Channels">Channels, or features where <paramref name="IsFlat"/>.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
/// <param name="IsFlat">Whether it is a vector of features: rows and columns are one each.</param>
internal sealed record Shape(int Channels, int Height, int Width, bool IsFlat = false)
{
    /// <summary>A vector of features.</summary>
    public static Shape Flat(int features) => new(features, 1, 1, IsFlat: true);

    /// <summary>Floats per image.</summary>
    public int Length => Channels * Height * Width;

    public override string ToString() => IsFlat ? $"{Channels}" : $"{Channels}×{Height}×{Width}";
}
