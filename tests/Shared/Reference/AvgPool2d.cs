namespace ConvGen.Tests.Reference;

/// <summary>y[c,oy,ox] = sum(ky,kx) x[c, oy·s+ky−p, ox·s+kx−p] / count</summary>
internal sealed record AvgPool2d(Shape Input, Window Window, bool CountIncludePad = true) : ImageLayer(Input, Window.Output(Input, Input.Channels))
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        {
            T sum = T.Zero;
            for (int ky = 0; ky < Window.KernelHeight; ky++)
            for (int kx = 0; kx < Window.KernelWidth; kx++)
                sum += x.At(c, Window.Row(oy, ky), Window.Column(ox, kx), T.Zero);
            y[c, oy, ox] = sum / T.CreateChecked(Count(oy, ox));
        }
    }

    /// <inheritdoc/>
    /// <remarks>Scattered: every cell meets its windows in ascending (oy, ox), as it is defined.</remarks>
    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        for (int ky = 0; ky < Window.KernelHeight; ky++)
        for (int kx = 0; kx < Window.KernelWidth; kx++)
        {
            int iy = Window.Row(oy, ky);
            int ix = Window.Column(ox, kx);
            if (dx.Contains(iy, ix))
                dx[c, iy, ix] += dy[c, oy, ox] / T.CreateChecked(Count(oy, ox));
        }
    }

    // The window's cells in the padded image, or in the image; what CeilMode lets hang over the padding never counts.
    private int Count(int oy, int ox)
    {
        (int top, int bottom, int left, int right) = CountIncludePad ? (Window.Top, Window.Bottom, Window.Left, Window.Right) : default;
        int rows = Enumerable.Range(0, Window.KernelHeight).Select(ky => Window.Row(oy, ky)).Count(iy => iy >= -top && iy < Input.Height + bottom);
        int columns = Enumerable.Range(0, Window.KernelWidth).Select(kx => Window.Column(ox, kx)).Count(ix => ix >= -left && ix < Input.Width + right);
        return rows * columns;
    }
}
