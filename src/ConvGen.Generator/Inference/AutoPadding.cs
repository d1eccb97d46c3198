using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>Padding that keeps an image's size: dilation · (kernel − 1) in each direction, halved.</summary>
internal static class AutoPadding
{
    /// <summary>The window with the padding that <c>AutoPad</c> asks for, or as it is where there is no such argument or a problem.</summary>
    public static Window Resolve(LayerContext context, Window window)
    {
        var rule = context.Enum("AutoPad", AutoPad.None);
        if (rule == AutoPad.None || !context.IsSound)
        {
            return window;
        }

        CheckStride(window.StrideHeight, "StrideHeight");
        CheckStride(window.StrideWidth, "StrideWidth");
        if (context.Decisive(PaddingArguments.Names) is { } written)
        {
            context.Report(ProblemId.AutoPadAndPadding, written, context.Name, written, $"AutoPad.{rule}");
            context.Offer(Repair.Remove(written), Repair.Remove("AutoPad"));
        }

        var (rows, columns) = (WindowAxis.Rows(window, new Shape(1, 1, 1)), WindowAxis.Columns(window, new Shape(1, 1, 1)));
        CheckSize(rows, "rows", "DilationHeight", "kernelHeight");
        CheckSize(columns, "columns", "DilationWidth", "kernelWidth");
        if (!context.IsSound)
        {
            return window;
        }

        var (height, width) = ((int)rows.Reach - 1, (int)columns.Reach - 1);
        var (top, left) = rule == AutoPad.SameUpper ? (height / 2, width / 2) : ((height + 1) / 2, (width + 1) / 2);
        return window with { Top = top, Bottom = height - top, Left = left, Right = width - left };

        void CheckStride(int stride, string name)
        {
            var argument = context.Decisive(name, "Stride");
            if (stride != 1 && context.IsUnmarked(argument))
            {
                context.Report(ProblemId.AutoPadAndStride, argument, context.Name, argument ?? name, Text.Plain(stride), $"AutoPad.{rule}");
                context.Offer(Repair.Remove(argument ?? name), Repair.Remove("AutoPad"));
            }
        }

        void CheckSize(WindowAxis axis, string unit, string dilation, string kernel)
        {
            var argument = Widens(context, axis, dilation, kernel);
            if (axis.Reach > Budget.TensorLength && context.IsUnmarked(argument))
            {
                context.Report(
                    ProblemId.TooLarge, argument,
                    $"{context.Name}'s {unit} of padding", $"{axis.Dilation}·({axis.Kernel} − 1) = {Text.Grouped(axis.Reach - 1)}", Text.Grouped(Budget.TensorLength));
            }
        }
    }

    /// <summary>The argument that makes the padding so large: the dilation where there is one, otherwise the kernel.</summary>
    public static string? Widens(LayerContext context, WindowAxis axis, string dilation, string kernel) =>
        axis.Dilation > 1 ? context.Decisive(dilation, "Dilation") : context.Decisive(kernel, "kernel");
}
