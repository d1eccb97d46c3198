namespace ConvGen.Tests.Reference;

/// <summary>The shape of one image's tensor; a flat one has height and width 1.</summary>
internal readonly record struct Shape(int Channels, int Height = 1, int Width = 1)
{
    public int Length => Channels * Height * Width;

    public int Index(int channel, int row, int column) => (channel * Height + row) * Width + column;

    public override string ToString() => $"{Channels}×{Height}×{Width}";
}
