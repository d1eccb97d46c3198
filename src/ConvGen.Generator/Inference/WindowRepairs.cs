using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>Ways to make a window fit that does not.</summary>
internal static class WindowRepairs
{
    /// <summary>The largest kernel or dilation that fits, and the padding that keeps the image's size where there is one.</summary>
    /// <param name="context">The layer.</param>
    /// <param name="window">Its window.</param>
    /// <param name="input">Its image.</param>
    /// <param name="axis">The direction in which it does not fit.</param>
    /// <param name="argument">The kernel's argument or the dilation's: the one that is marked.</param>
    public static IEnumerable<Repair> Of(LayerContext context, Window window, Shape input, WindowAxis axis, string argument)
    {
        WindowAxis[] axes = [WindowAxis.Rows(window, input), WindowAxis.Columns(window, input)];
        var touched = argument is "kernel" or "Dilation" ? axes : [axis];
        if (argument.StartsWith("Dilation", StringComparison.Ordinal))
        {
            yield return Repair.Set(argument, Text.Plain(touched.Min(static one => (one.Padded - 1) / Math.Max(1, one.Kernel - 1))));
        }
        else
        {
            yield return Repair.Set(argument, Text.Plain(touched.Min(static one => ((one.Padded - 1) / one.Dilation) + 1)));
        }

        // One number pads all four sides: it keeps the size where windows are square and odd, and go step by step.
        var reach = axes[0].Reach;
        if (reach == axes[1].Reach && reach % 2 == 1 && reach <= MostPadded && axes.All(static one => one.Stride == 1) && context.Decisive(PaddingArguments.Names) is null or "Padding")
        {
            yield return Repair.Set("Padding", Text.Plain((reach - 1) / 2));
        }
    }

    // Beyond this it is the number that is wrong, not the padding.
    private const int MostPadded = 1000;
}
