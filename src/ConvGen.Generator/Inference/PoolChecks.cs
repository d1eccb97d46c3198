using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>What can be wrong with a pool's window: each must hold a cell of the image.</summary>
internal static class PoolChecks
{
    /// <summary>Checks a pool's padding, of which each side may be half the window's reach at most.</summary>
    public static void Padding(LayerContext context, Window window)
    {
        if (!context.IsSound)
        {
            return;
        }

        // The image's size is of no importance here.
        var (rows, columns) = (WindowAxis.Rows(window, new Shape(1, 1, 1)), WindowAxis.Columns(window, new Shape(1, 1, 1)));
        Check(window.Top, rows, "above", PaddingArguments.Top);
        Check(window.Bottom, rows, "below", PaddingArguments.Bottom);
        Check(window.Left, columns, "on the left", PaddingArguments.Left);
        Check(window.Right, columns, "on the right", PaddingArguments.Right);

        void Check(int padding, WindowAxis axis, string side, string[] names)
        {
            // A general argument such as Padding is wrong once, not once a side.
            var argument = context.Decisive(names);
            if (padding > axis.Reach / 2 && context.IsUnmarked(argument))
            {
                var half = axis.Dilation == 1 ? $"⌊{axis.ReachSum} / 2⌋" : $"⌊({axis.ReachSum}) / 2⌋";
                context.Report(
                    ProblemId.PaddingTooLarge, argument,
                    context.Name, Text.Plain(padding), side, $"{window.KernelHeight}×{window.KernelWidth}", $"{half} = {axis.Reach / 2}");
                context.Offer(Repair.Set(argument!, Text.Plain(axis.Reach / 2)));
            }
        }
    }

    /// <summary>Checks that no window steps over a small image with its dilation, which padding of half the reach alone does not prevent.</summary>
    public static void Meets(LayerContext context, Window window, Shape input)
    {
        Check(WindowAxis.Rows(window, input), "rows", "DilationHeight");
        Check(WindowAxis.Columns(window, input), "columns", "DilationWidth");

        void Check(WindowAxis axis, string unit, string name)
        {
            // Only windows that begin in the padding before the image can: others have their first cell inside.
            for (var start = -axis.Before; start < 0 && axis.Dilation > axis.Size; start += axis.Stride)
            {
                var next = start + (((axis.Dilation - start - 1) / axis.Dilation) * axis.Dilation);
                var argument = context.Decisive(name, "Dilation");
                if (next >= axis.Size && context.IsUnmarked(argument))
                {
                    context.Report(
                        ProblemId.WindowStepsOver, argument,
                        context.Name, Text.Plain(axis.Dilation), unit, Text.Plain(next - axis.Dilation), Text.Plain(next), input.ToString(), Text.Plain(axis.Size - 1));
                    context.Offer(Repair.Remove(argument!));
                    return;
                }
            }
        }
    }
}
