namespace ConvGen.Tests.Reference;

/// <summary>y[c,oy,ox] = sum(ky,kx) x[c, oy·s+ky−p, ox·s+kx−p] / count</summary>
internal sealed record AvgPool2d(Shape Input, Window Window, bool CountIncludePad = true) : Layer(Input, Window.Output(Input, Input.Channels))
{
    public override void Forward<T>(Functions<T> functions, ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y)
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
    public override void InputGradient<T>(ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
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

    private int Count(int oy, int ox)
    {
        if (CountIncludePad)
            return Window.Cells;

        int rows = Enumerable.Range(0, Window.KernelHeight).Count(ky => Window.Row(oy, ky) >= 0 && Window.Row(oy, ky) < Input.Height);
        int columns = Enumerable.Range(0, Window.KernelWidth).Count(kx => Window.Column(ox, kx) >= 0 && Window.Column(ox, kx) < Input.Width);
        return rows * columns;
    }
}
