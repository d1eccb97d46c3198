using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>y[c,oy,ox] = max(ky,kx) x[c, oy·s+ky−p, ox·s+kx−p]; the first of equals, the last NaN; the first cell inside the input where all are minus infinity.</summary>
internal sealed record MaxPool2d(Shape Input, Window Window) : Layer(Input, Window.Output(Input, Input.Channels))
{
    public override void Forward<T>(Functions<T> functions, ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
            y[c, oy, ox] = Scan(x, c, oy, ox).Max;
    }

    public override void InputGradient<T>(ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
        {
            int arg = Scan(x, c, oy, ox).Arg;
            int iy = Window.Row(oy, arg / Window.KernelWidth);
            int ix = Window.Column(ox, arg % Window.KernelWidth);
            if (dx.Contains(iy, ix))
                dx[c, iy, ix] += dy[c, oy, ox];
        }
    }

    private (T Max, int Arg) Scan<T>(FeatureMap<T> x, int c, int oy, int ox)
        where T : IBinaryFloatingPointIeee754<T>
    {
        int firstRow = Math.Max(0, -Window.Row(oy, 0)), firstColumn = Math.Max(0, -Window.Column(ox, 0));
        (T max, int arg) = (T.NegativeInfinity, firstRow * Window.KernelWidth + firstColumn);
        for (int ky = 0; ky < Window.KernelHeight; ky++)
        for (int kx = 0; kx < Window.KernelWidth; kx++)
        {
            T value = x.At(c, Window.Row(oy, ky), Window.Column(ox, kx), T.NegativeInfinity);
            if (value > max || T.IsNaN(value))
                (max, arg) = (value, ky * Window.KernelWidth + kx);
        }

        return (max, arg);
    }
}
