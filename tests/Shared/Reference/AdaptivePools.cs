namespace ConvGen.Tests.Reference;

/// <summary>Cuts rows or columns into as many windows as there are outputs; where that does not come out even, they overlap.</summary>
internal static class AdaptiveWindow
{
    /// <summary>From floor(o · size / outputs) to ceil((o+1) · size / outputs) − 1.</summary>
    public static int[] Of(int o, int size, int outputs)
    {
        int first = o * size / outputs;
        int end = ((o + 1) * size + outputs - 1) / outputs;
        return [.. Enumerable.Range(first, end - first)];
    }

    /// <summary>Cells of all windows together, of all channels.</summary>
    public static int Cells(Shape input, Shape output)
    {
        static int Total(int size, int outputs) => Enumerable.Range(0, outputs).Sum(o => Of(o, size, outputs).Length);
        return output.Channels * Total(input.Height, output.Height) * Total(input.Width, output.Width);
    }
}

internal sealed record AdaptiveMaxPool2d(Shape Input, int Height, int Width) : MaximumLayer(Input, new Shape(Input.Channels, Height, Width))
{
    protected override int[] Rows(int oy) => AdaptiveWindow.Of(oy, Input.Height, Height);

    protected override int[] Columns(int ox) => AdaptiveWindow.Of(ox, Input.Width, Width);
}

internal sealed record AdaptiveAvgPool2d(Shape Input, int Height, int Width) : ImageLayer(Input, new Shape(Input.Channels, Height, Width))
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        {
            T sum = T.Zero;
            foreach (int iy in Rows(oy))
            foreach (int ix in Columns(ox))
                sum += x[c, iy, ix];
            y[c, oy, ox] = sum / T.CreateChecked(Rows(oy).Length * Columns(ox).Length);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Scattered: every cell meets its windows in ascending (oy, ox), as it is defined.</remarks>
    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        foreach (int iy in Rows(oy))
        foreach (int ix in Columns(ox))
            dx[c, iy, ix] += dy[c, oy, ox] / T.CreateChecked(Rows(oy).Length * Columns(ox).Length);
    }

    private int[] Rows(int oy) => AdaptiveWindow.Of(oy, Input.Height, Height);

    private int[] Columns(int ox) => AdaptiveWindow.Of(ox, Input.Width, Width);
}
