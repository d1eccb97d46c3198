using System.Numerics;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>Reads the window of a convolution or a pool from its arguments and moves it over an image.</summary>
internal static class WindowArguments
{
    /// <summary>The window as written. A stride that was left out is 1, or the kernel where <paramref name="strideIsKernel"/>.</summary>
    public static Window Read(LayerContext context, bool strideIsKernel)
    {
        var height = context.Number(1, 1, "kernelHeight", "kernel");
        var width = context.Number(1, 1, "kernelWidth", "kernel");
        var padding = PaddingArguments.Read(context);
        return new Window(
            height,
            width,
            context.Number(strideIsKernel ? height : 1, 1, "StrideHeight", "Stride"),
            context.Number(strideIsKernel ? width : 1, 1, "StrideWidth", "Stride"),
            context.Number(1, 1, "DilationHeight", "Dilation"),
            context.Number(1, 1, "DilationWidth", "Dilation"),
            padding.Top,
            padding.Bottom,
            padding.Left,
            padding.Right);
    }

    /// <summary>The output's shape; null if no window fits on the padded input or a tensor is too large.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="window">A window whose numbers are in range.</param>
    /// <param name="input">The image.</param>
    /// <param name="channels">The output's channels.</param>
    /// <param name="ceil">Whether sizes are rounded up.</param>
    public static Shape? Output(LayerContext context, Window window, Shape input, int channels, bool ceil = false)
    {
        var rows = WindowAxis.Rows(window, input, ceil);
        var columns = WindowAxis.Columns(window, input, ceil);
        Check(rows, "rows", "DilationHeight", "kernelHeight");
        Check(columns, "columns", "DilationWidth", "kernelWidth");
        if (!context.IsSound)
        {
            return null;
        }

        var paddingArgument = context.Decisive(PaddingArguments.Names);
        var padded = (BigInteger)input.Channels * rows.Extent * columns.Extent;
        var blamed = new BigInteger(channels) * input.Height * input.Width <= Budget.TensorLength ? paddingArgument : null;
        return Budget.Check(context, "padded input", $"{input.Channels}×{rows.Extent}×{columns.Extent}", padded, PaddedBy())
            && Budget.Check(
                context, "output", $"{channels}×{rows.Output}×{columns.Output}", (BigInteger)channels * rows.Output * columns.Output, blamed ?? context.Decisive("outChannels"))
            ? new Shape(channels, (int)rows.Output, (int)columns.Output)
            : null;

        void Check(WindowAxis axis, string unit, string dilation, string kernel)
        {
            // One number that is wrong for both axes is one mistake.
            var argument = Reaches(context, axis, dilation, kernel);
            if (!axis.Fits && context.IsUnmarked(argument))
            {
                context.Report(
                    ProblemId.KernelTooLarge, argument,
                    context.Name, $"{window.KernelHeight}×{window.KernelWidth}", input.ToString(), axis.Padding, $"{axis.Sum} {unit}");
                context.Offer([.. WindowRepairs.Of(context, window, input, axis, argument!)]);
            }
        }

        // Without written padding it is the window that reaches so far, by AutoPad or beyond the image.
        string? PaddedBy() => (BigInteger)input.Channels * rows.Padded * columns.Padded > Budget.TensorLength && paddingArgument is not null
            ? paddingArgument
            : rows.Extent - rows.Size >= columns.Extent - columns.Size
                ? Reaches(context, rows, "DilationHeight", "kernelHeight")
                : Reaches(context, columns, "DilationWidth", "kernelWidth");
    }

    /// <summary>The argument that makes a window reach too far: the dilation, or the kernel if that alone is too large already.</summary>
    public static string? Reaches(LayerContext context, WindowAxis axis, string dilation, string kernel) =>
        axis.Dilation > 1 && (axis with { Dilation = 1 }).Fits ? context.Decisive(dilation, "Dilation") : context.Decisive(kernel, "kernel");
}
