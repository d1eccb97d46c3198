using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.AdaptiveMaxPool2d;

internal sealed partial record AdaptiveMaxPool2dLayer
{
    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = tensors.N;
        Axis iy = new("iy", InputShape.Height), ix = new("ix", InputShape.Width);
        var input = tensors.X[c, iy, ix, n];
        var winner = tensors.Kept("winner", "I", c.Extent, y.Extent, x.Extent, n.Extent)[c, y, x, n];

        // Where nothing is greater than minus infinity, the window's first cell wins.
        var first = tensors.Constant("firstCells", "F", AdaptiveWindow.Table(InputShape, OutputShape, (top, _, left, _) => (top * ix.Extent) + left), y.Extent, x.Extent)[y, x];
        var forward = Nest.Reduce(
            $"{Name}Forward", $"the greatest of each window that {InputShape} is shared out to",
            [c, y, x, n], tensors.Y[c, y, x, n], ReductionKind.Max, float.NegativeInfinity, [iy, ix], input, winner, (ix.Extent * iy) + ix, first) with
        {
            Guards = [AdaptiveWindow.Holds(iy, y), AdaptiveWindow.Holds(ix, x)],
        };
        return new()
        {
            Forward = [forward],
            InputGradient = [forward.ByInput($"{Name}InputGradient", "each input has the gradients of the windows that it won", input, tensors.DY, tensors.DX)],
        };
    }
}
