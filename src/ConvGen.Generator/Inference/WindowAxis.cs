namespace ConvGen.Generator.Inference;

/// <summary>A window's way over an image in one direction. Sums are taken in 64 bits, since any number may have been written.</summary>
/// <param name="Size">The image's rows or columns.</param>
/// <param name="Before">Padding before them.</param>
/// <param name="After">Padding behind them.</param>
/// <param name="Kernel">The window's cells.</param>
/// <param name="Stride">From one window to the next.</param>
/// <param name="Dilation">From one cell to the next.</param>
/// <param name="Ceil">Whether the number of windows is rounded up.</param>
internal readonly record struct WindowAxis(long Size, long Before, long After, long Kernel, long Stride, long Dilation, bool Ceil)
{
    public long Padded => Size + Before + After;

    /// <summary>From the window's first cell to its last, both counted.</summary>
    public long Reach => (Dilation * (Kernel - 1)) + 1;

    public bool Fits => Output >= 1;

    /// <summary>How many windows there are; not positive if none fits.</summary>
    public long Output
    {
        get
        {
            // PyTorch's rule: a last window that would begin behind the image is left out.
            var windows = Floor(Padded - Reach + (Ceil ? Stride - 1 : 0), Stride) + 1;
            return Ceil && (windows - 1) * Stride >= Size + Before ? windows - 1 : windows;
        }
    }

    /// <summary>The padded image, and beyond it what the last window reaches over.</summary>
    public long Extent => Math.Max(Padded, ((Output - 1) * Stride) + Reach);

    public string Padding => Before == After ? $"padding {Before}" : $"padding {Before} + {After}";

    /// <summary>The reach's arithmetic, as in <c>2·(3 − 1) + 1</c>, or the kernel alone.</summary>
    public string ReachSum => Dilation == 1 ? $"{Kernel}" : $"{Dilation}·({Kernel} − 1) + 1";

    /// <summary>The output's arithmetic, as in <c>5 + 2·0 − 7 + 1 = −1</c>.</summary>
    public string Sum
    {
        get
        {
            var padded = Before == After ? $"{Size} + 2·{Before}" : $"{Size} + {Before} + {After}";
            var room = $"{padded} − {(Dilation == 1 ? ReachSum : $"({ReachSum})")}";
            var steps = Stride == 1 ? room : Ceil ? $"⌈({room}) / {Stride}⌉" : $"⌊({room}) / {Stride}⌋";
            return $"{steps} + 1 = {Text.Plain(Output)}";
        }
    }

    public static WindowAxis Rows(Window window, Shape input, bool ceil = false) =>
        new(input.Height, window.Top, window.Bottom, window.KernelHeight, window.StrideHeight, window.DilationHeight, ceil);

    public static WindowAxis Columns(Window window, Shape input, bool ceil = false) =>
        new(input.Width, window.Left, window.Right, window.KernelWidth, window.StrideWidth, window.DilationWidth, ceil);

    private static long Floor(long dividend, long divisor) => dividend % divisor < 0 ? (dividend / divisor) - 1 : dividend / divisor;
}
