namespace ConvGen;

/// <summary>The sizes of a cross-correlation: of an image <c>[C, H, W]</c> and a kernel <c>[O, C, h, w]</c>.</summary>
internal readonly record struct Corr2dShape(int Channels, int Height, int Width, int OutChannels, int KernelHeight, int KernelWidth)
{
    public int OutHeight => Height - KernelHeight + 1;

    public int OutWidth => Width - KernelWidth + 1;

    /// <param name="x"><c>[H, W]</c> or <c>[C, H, W]</c>.</param>
    /// <param name="k"><c>[h, w]</c>, <c>[C, h, w]</c> or <c>[O, C, h, w]</c>.</param>
    /// <exception cref="ArgumentException">They do not fit.</exception>
    public static Corr2dShape Of(ReadOnlySpan<nint> x, ReadOnlySpan<nint> k)
    {
        if ((x.Length, k.Length) is not ((2, 2) or (3, 3) or (3, 4)))
        {
            throw Refused(x, k, "they are to be [H, W] and [h, w], or [C, H, W] and [C, h, w], or [C, H, W] and [O, C, h, w]");
        }

        if (x.Contains(0) || k.Contains(0))
        {
            throw Refused(x, k, "every size must be at least 1");
        }

        var (channels, kernelChannels) = (x.Length == 2 ? 1 : x[0], k.Length == 2 ? 1 : k[^3]);
        if (channels != kernelChannels)
        {
            throw Refused(x, k, $"X has {channels} channels and K has {kernelChannels}; both must have the same number");
        }

        if (k[^2] > x[^2] || k[^1] > x[^1])
        {
            throw Refused(x, k, $"the kernel, {k[^2]}×{k[^1]}, must not be larger than the image, {x[^2]}×{x[^1]}");
        }

        return new((int)channels, (int)x[^2], (int)x[^1], k.Length == 4 ? (int)k[0] : 1, (int)k[^2], (int)k[^1]);
    }

    private static ArgumentException Refused(ReadOnlySpan<nint> x, ReadOnlySpan<nint> k, string why) =>
        new($"X is {Text(x)} and K is {Text(k)}: {why}.");

    private static string Text(ReadOnlySpan<nint> shape) => $"[{string.Join(", ", shape.ToArray())}]";
}
