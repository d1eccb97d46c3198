using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers;

/// <summary>
/// Windows that share out an image: output <c>y</c> of <c>O</c> has the rows from <c>⌊y·H / O⌋</c> to below <c>⌈(y + 1)·H / O⌉</c>,
/// which are those with <c>1 - O ≤ O·iy - H·y &lt; H</c>.
/// </summary>
internal static class AdaptiveWindow
{
    /// <summary>Whether a row of the input lies in the window of a row of the output.</summary>
    public static Guard Holds(Axis input, Axis output) => new((output.Extent * input) - (input.Extent * output), 1 - output.Extent, input.Extent);

    /// <summary>One number for each position of the output, from its window's rows and columns.</summary>
    /// <param name="number">Of the first row, the rows' end, the first column and the columns' end.</param>
    public static float[] Table(Shape input, Shape output, Func<int, int, int, int, int> number)
    {
        static int First(int position, int size, int outputs) => (int)((long)position * size / outputs);
        static int End(int position, int size, int outputs) => (int)((((position + 1L) * size) + outputs - 1) / outputs);

        return [.. from y in Enumerable.Range(0, output.Height)
                   from x in Enumerable.Range(0, output.Width)
                   select (float)number(First(y, input.Height, output.Height), End(y, input.Height, output.Height), First(x, input.Width, output.Width), End(x, input.Width, output.Width))];
    }
}
