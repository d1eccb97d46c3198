using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.MaxPool2d;

internal sealed partial record MaxPool2dLayer
{
    public override Border Border => Border.Around(Window, InputShape, OutputShape, float.NegativeInfinity);

    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = tensors.N;
        Axis ky = new("ky", Window.KernelHeight), kx = new("kx", Window.KernelWidth);
        var input = tensors.X[c, (Window.StrideHeight * y) + (Window.DilationHeight * ky) - Window.Top, (Window.StrideWidth * x) + (Window.DilationWidth * kx) - Window.Left, n];
        var winner = tensors.Kept("winner", "I", c.Extent, y.Extent, x.Extent, n.Extent)[c, y, x, n];

        // Where nothing is greater than minus infinity, the first tap inside the input wins.
        var first = Window.IsPadded ? tensors.Constant("firstTaps", "F", FirstTaps(), y.Extent, x.Extent)[y, x] : null;
        var forward = Nest.Reduce(
            $"{Name}Forward", $"the greatest of each {ky.Extent}×{kx.Extent} window of {InputShape}",
            [c, y, x, n], tensors.Y[c, y, x, n], ReductionKind.Max, float.NegativeInfinity, [ky, kx], input, winner, (kx.Extent * ky) + kx, first);
        return new()
        {
            Forward = [forward],
            InputGradient = [forward.ByInput($"{Name}InputGradient", "each input has the gradients of the windows that it won", input, tensors.DY, tensors.DX)],
        };
    }

    private float[] FirstTaps()
    {
        static int First(int position, int stride, int before, int dilation) => Math.Max(0, before - (position * stride) + dilation - 1) / dilation;

        return [.. from y in Enumerable.Range(0, OutputShape.Height)
                   from x in Enumerable.Range(0, OutputShape.Width)
                   select (float)((Window.KernelWidth * First(y, Window.StrideHeight, Window.Top, Window.DilationHeight)) + First(x, Window.StrideWidth, Window.Left, Window.DilationWidth))];
    }
}
