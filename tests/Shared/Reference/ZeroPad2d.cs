namespace ConvGen.Tests.Reference;

/// <summary>y[c,oy,ox] = x[c, oy−top, ox−left], zero around it.</summary>
internal sealed record ZeroPad2d(Shape Input, int Top, int Bottom, int Left, int Right)
    : ImageLayer(Input, new Shape(Input.Channels, Top + Input.Height + Bottom, Left + Input.Width + Right))
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int c = 0; c < Output.Channels; c++)
        for (int oy = 0; oy < Output.Height; oy++)
        for (int ox = 0; ox < Output.Width; ox++)
            y[c, oy, ox] = x.At(c, oy - Top, ox - Left, T.Zero);
    }

    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int c = 0; c < Input.Channels; c++)
        for (int iy = 0; iy < Input.Height; iy++)
        for (int ix = 0; ix < Input.Width; ix++)
            dx[c, iy, ix] = dy[c, iy + Top, ix + Left];
    }
}
