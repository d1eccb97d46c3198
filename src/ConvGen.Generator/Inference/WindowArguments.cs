using System.Numerics;

namespace ConvGen.Generator.Inference;

/// <summary>Reads the window of a convolution or a pool from its arguments and moves it over an image.</summary>
internal static class WindowArguments
{
    /// <summary>The window as written. A stride that was left out is 1, or the kernel where <paramref name="strideIsKernel"/>.</summary>
    public static Window Read(LayerContext context, bool strideIsKernel)
    {
        var height = context.Number(1, 1, "kernelHeight", "kernel");
        var width = context.Number(1, 1, "kernelWidth", "kernel");
        return new Window(
            height,
            width,
            context.Number(strideIsKernel ? height : 1, 1, "StrideHeight", "Stride"),
            context.Number(strideIsKernel ? width : 1, 1, "StrideWidth", "Stride"),
            context.Number(0, 0, "PaddingTop", "PaddingHeight", "Padding"),
            context.Number(0, 0, "PaddingBottom", "PaddingHeight", "Padding"),
            context.Number(0, 0, "PaddingLeft", "PaddingWidth", "Padding"),
            context.Number(0, 0, "PaddingRight", "PaddingWidth", "Padding"));
    }

    /// <summary>The output's shape; null if a kernel is larger than its padded input or a tensor is too large.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="window">A window whose numbers are in range.</param>
    /// <param name="input">The image.</param>
    /// <param name="channels">The output's channels.</param>
    public static Shape? Output(LayerContext context, Window window, Shape input, int channels)
    {
        var rows = new Axis(input.Height, window.Top, window.Bottom, window.KernelHeight, window.StrideHeight);
        var columns = new Axis(input.Width, window.Left, window.Right, window.KernelWidth, window.StrideWidth);
        Check(rows, "rows", context.Decisive("kernelHeight", "kernel"));

        // One number that is wrong for both axes is one mistake.
        if (rows.Fits || context.Decisive("kernel") is null)
        {
            Check(columns, "columns", context.Decisive("kernelWidth", "kernel"));
        }

        if (!context.IsSound)
        {
            return null;
        }

        var paddingArgument = context.Decisive("PaddingTop", "PaddingBottom", "PaddingLeft", "PaddingRight", "PaddingHeight", "PaddingWidth", "Padding");
        var padded = (BigInteger)input.Channels * rows.Padded * columns.Padded;
        var blamed = new BigInteger(channels) * input.Height * input.Width <= Budget.TensorLength ? paddingArgument : null;
        return Budget.Check(context, "padded input", $"{input.Channels}×{rows.Padded}×{columns.Padded}", padded, paddingArgument)
            && Budget.Check(
                context, "output", $"{channels}×{rows.Output}×{columns.Output}", (BigInteger)channels * rows.Output * columns.Output, blamed ?? context.Decisive("outChannels"))
            ? new Shape(channels, (int)rows.Output, (int)columns.Output)
            : null;

        void Check(Axis axis, string unit, string? argument)
        {
            if (!axis.Fits)
            {
                context.Report(
                    ProblemId.KernelTooLarge, argument,
                    context.Name, $"{window.KernelHeight}×{window.KernelWidth}", input.ToString(), axis.Padding, $"{axis.Sum} {unit}");
            }
        }
    }

    /// <summary>Checks a pool's padding, of which each side may be half the kernel at most: every window then meets the image.</summary>
    public static void CheckPoolPadding(LayerContext context, Window window)
    {
        Check(window.Top, window.KernelHeight, "above", "PaddingTop", "PaddingHeight", "Padding");
        Check(window.Bottom, window.KernelHeight, "below", "PaddingBottom", "PaddingHeight", "Padding");
        Check(window.Left, window.KernelWidth, "on the left", "PaddingLeft", "PaddingWidth", "Padding");
        Check(window.Right, window.KernelWidth, "on the right", "PaddingRight", "PaddingWidth", "Padding");

        void Check(int padding, int kernel, string side, params string[] names)
        {
            // A general argument such as Padding is wrong once, not once a side.
            var argument = context.Decisive(names);
            if (padding > kernel / 2 && context.IsUnmarked(argument))
            {
                context.Report(
                    ProblemId.PaddingTooLarge, argument,
                    context.Name, Text.Plain(padding), side, $"{window.KernelHeight}×{window.KernelWidth}", $"⌊{kernel} / 2⌋ = {kernel / 2}");
            }
        }
    }

    // Sums are taken in 64 bits, since any number may have been written.
    private readonly record struct Axis(long Size, long Before, long After, long Kernel, long Stride)
    {
        public long Padded => Size + Before + After;

        public bool Fits => Kernel <= Padded;

        public long Output => ((Padded - Kernel) / Stride) + 1;

        public string Padding => Before == After ? $"padding {Before}" : $"padding {Before} + {After}";

        /// <summary>The arithmetic, as in <c>5 + 2·0 − 7 + 1 = −1</c>.</summary>
        public string Sum
        {
            get
            {
                var sum = (Before == After ? $"{Size} + 2·{Before}" : $"{Size} + {Before} + {After}") + $" − {Kernel}";
                var floor = Math.Floor((double)(Padded - Kernel) / Stride);
                return Stride == 1
                    ? $"{sum} + 1 = {Text.Plain((long)floor + 1)}"
                    : $"⌊({sum}) / {Stride}⌋ + 1 = {Text.Plain((long)floor + 1)}";
            }
        }
    }
}
