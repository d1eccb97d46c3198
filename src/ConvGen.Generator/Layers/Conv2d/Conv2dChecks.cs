using System.Numerics;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Layers.Conv2d;

/// <summary>What can be wrong with a convolution beside its window.</summary>
internal static class Conv2dChecks
{
    /// <summary>Checks that groups cut channels without a rest.</summary>
    /// <param name="context">Where problems go.</param>
    /// <param name="groups">How many groups.</param>
    /// <param name="channels">The channels that are cut.</param>
    /// <param name="side">Which those are.</param>
    /// <param name="others">The other side's channels; 0 if they are unknown.</param>
    public static void Groups(LayerContext context, int groups, int channels, string side, int others)
    {
        if (groups > 0 && channels > 0 && channels % groups != 0 && context.IsUnmarked("Groups"))
        {
            context.Report(
                ProblemId.GroupsDoNotDivide, "Groups",
                context.Name, Text.Plain(groups), $"{channels} {side} {(channels == 1 ? "channel" : "channels")}", $"{channels} = {channels / groups}·{groups} + {channels % groups}");
            context.Offer(Repair.Set("Groups", Text.Plain(Nearest(groups, (int)BigInteger.GreatestCommonDivisor(channels, others)))));
        }
    }

    // The divisor next to what was written, the smaller of two; divisors come in pairs about the square root.
    private static int Nearest(int groups, int common)
    {
        var (nearest, root) = (1, (int)Math.Sqrt(common));
        foreach (var divisor in Enumerable.Range(1, root).Where(d => common % d == 0).SelectMany(d => new[] { d, common / d }).OrderBy(static d => d))
        {
            nearest = Math.Abs((long)divisor - groups) < Math.Abs((long)nearest - groups) ? divisor : nearest;
        }

        return nearest;
    }

    /// <summary>Checks that the image has the rows and columns that its border is copied from.</summary>
    public static void Mode(LayerContext context, PaddingMode mode, Window window, Shape input)
    {
        if (mode is not (PaddingMode.Reflect or PaddingMode.Circular) || !context.IsSound)
        {
            return;
        }

        var (rows, columns) = (WindowAxis.Rows(window, input), WindowAxis.Columns(window, input));
        Check(rows, rows.Before, "above", "rows", PaddingArguments.Top, "DilationHeight", "kernelHeight");
        Check(rows, rows.After, "below", "rows", PaddingArguments.Bottom, "DilationHeight", "kernelHeight");
        Check(columns, columns.Before, "on the left", "columns", PaddingArguments.Left, "DilationWidth", "kernelWidth");
        Check(columns, columns.After, "on the right", "columns", PaddingArguments.Right, "DilationWidth", "kernelWidth");

        void Check(WindowAxis axis, long padding, string side, string unit, string[] names, string dilation, string kernel)
        {
            // Padding that nobody wrote is AutoPad's.
            var argument = context.Decisive(names) ?? AutoPadding.Widens(context, axis, dilation, kernel);
            var (limit, sum) = mode == PaddingMode.Reflect ? (axis.Size - 1, $"{axis.Size} − 1 = {axis.Size - 1}") : (axis.Size, $"{axis.Size}");
            if (padding > limit && context.IsUnmarked(argument))
            {
                context.Report(ProblemId.CopiedPaddingTooLarge, argument, context.Name, Text.Plain(padding), side, $"PaddingMode.{mode}", input.ToString(), $"{sum} {unit}");
                context.Offer([.. context.Decisive(names) is { } written ? [Repair.Set(written, Text.Plain(limit))] : Enumerable.Empty<Repair>(), Repair.Remove("PaddingMode")]);
            }
        }
    }

    /// <summary>Checks that constant weights are numbers to reckon with.</summary>
    public static void Finite(LayerContext context, EquatableArray<float>? weights)
    {
        for (var i = 0; i < (weights?.Length ?? 0); i++)
        {
            if (!Reals.IsFinite(weights!.Value[i]))
            {
                context.Report(ProblemId.NumberOutOfRange, "Weights", $"{context.Name}'s Weights[{i}]", Text.Real(weights.Value[i]), "finite");
                return;
            }
        }
    }

    /// <summary>Whether there are as many constant weights as the kernels have cells; if not, that is reported.</summary>
    public static bool Count(LayerContext context, int written, BigInteger expected, string shape)
    {
        if (written == expected)
        {
            return true;
        }

        context.Report(ProblemId.WeightsCount, "Weights", context.Name, Text.Grouped(written), $"{shape} = {Text.Grouped(expected)}");
        return false;
    }
}
