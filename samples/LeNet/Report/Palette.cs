namespace Samples.Report;

/// <summary>A colour.</summary>
internal readonly record struct Rgb(byte Red, byte Green, byte Blue)
{
    public override string ToString() => $"#{Red:x2}{Green:x2}{Blue:x2}";
}

/// <summary>Colours for numbers, told apart by the colour-blind too: brightness rises evenly.</summary>
internal sealed class Palette(params Rgb[] anchors)
{
    /// <summary>For numbers from low to high: dark violet, green, yellow.</summary>
    public static Palette Sequential { get; } = new(new(0x2a, 0x0a, 0x4a), new(0x3b, 0x52, 0x8b), new(0x21, 0x91, 0x8c), new(0x7a, 0xcb, 0x58), new(0xfd, 0xe7, 0x25));

    /// <summary>For numbers below and above zero: blue, white, orange.</summary>
    public static Palette Diverging { get; } = new(new(0x08, 0x4a, 0x91), new(0x5b, 0xa3, 0xd9), new(0xf7, 0xf5, 0xf2), new(0xf2, 0x9e, 0x4c), new(0xa8, 0x41, 0x00));

    /// <summary>All of it, as a CSS gradient.</summary>
    public string Gradient => $"linear-gradient(to right, {string.Join(", ", anchors)})";

    /// <summary>The colour of a number from 0 to 1; of one that is no number, the lowest.</summary>
    public Rgb this[double value]
    {
        get
        {
            double place = (double.IsFinite(value) ? Math.Clamp(value, 0, 1) : 0) * (anchors.Length - 1);
            int left = Math.Min((int)place, anchors.Length - 2);
            (Rgb a, Rgb b, double share) = (anchors[left], anchors[left + 1], place - left);
            return new Rgb(Mix(a.Red, b.Red, share), Mix(a.Green, b.Green, share), Mix(a.Blue, b.Blue, share));
        }
    }

    private static byte Mix(byte a, byte b, double share) => (byte)Math.Round(a + (b - a) * share);
}
