using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.MaxPool2d;

internal sealed partial record MaxPool2dLayer
{
    public override Border Border => Border.Around(Window, float.NegativeInfinity);

    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = LayerTensors.N;
        Axis ky = new("ky", Window.KernelHeight), kx = new("kx", Window.KernelWidth);
        Axis iy = new("iy", InputShape.Height), ix = new("ix", InputShape.Width);
        var input = tensors.X[c, (Window.StrideHeight * y) + ky - Window.Top, (Window.StrideWidth * x) + kx - Window.Left, n];
        var winner = tensors.Kept("winner", "I", c.Extent, y.Extent, x.Extent, n.Extent)[c, y, x, n];

        // Where nothing is greater than minus infinity, the first tap inside the input wins.
        var first = Window.IsPadded ? tensors.Constant("firstTaps", "F", FirstTaps(), y.Extent, x.Extent)[y, x] : null;

        // Which tap of the window at (y, x) an input is.
        Affine tapY = iy + Window.Top - (Window.StrideHeight * y), tapX = ix + Window.Left - (Window.StrideWidth * x);
        var won = new Choose(Comparison.Equal, winner, new Position((kx.Extent * tapY) + tapX), tensors.DY[c, y, x, n], 0f);
        return new()
        {
            Forward =
            [
                Nest.Reduce(
                    $"{Name}Forward", $"the greatest of each {ky.Extent}×{kx.Extent} window of {InputShape}",
                    [c, y, x, n], tensors.Y[c, y, x, n], ReductionKind.Max, float.NegativeInfinity, [ky, kx], input, winner, (kx.Extent * ky) + kx, first),
            ],
            InputGradient =
            [
                Nest.Sum(
                    $"{Name}InputGradient", "each input has the gradients of the windows that it won",
                    [c, iy, ix, n], tensors.DX[c, iy, ix, n], 0f, [y, x], won) with
                {
                    Guards = [new(tapY, 0, ky.Extent), new(tapX, 0, kx.Extent)],
                },
            ],
        };
    }

    private float[] FirstTaps() =>
        [.. from y in Enumerable.Range(0, OutputShape.Height)
            from x in Enumerable.Range(0, OutputShape.Width)
            select (float)((Window.KernelWidth * Math.Max(0, Window.Top - (y * Window.StrideHeight))) + Math.Max(0, Window.Left - (x * Window.StrideWidth)))];
}
