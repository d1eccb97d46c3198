using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.AdaptiveAvgPool2d;

internal sealed partial record AdaptiveAvgPool2dLayer
{
    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = tensors.N;
        Axis iy = new("iy", InputShape.Height), ix = new("ix", InputShape.Width);
        var input = tensors.X[c, iy, ix, n];
        var cells = tensors.Constant("cells", "C", AdaptiveWindow.Table(InputShape, OutputShape, (top, bottom, left, right) => (bottom - top) * (right - left)), y.Extent, x.Extent);
        var forward = Nest.Sum($"{Name}Forward", $"the mean of each window that {InputShape} is shared out to", [c, y, x, n], tensors.Y[c, y, x, n], 0f, [iy, ix], input) with
        {
            Value = new Reduced() / cells[y, x],
            Guards = [AdaptiveWindow.Holds(iy, y), AdaptiveWindow.Holds(ix, x)],
        };
        return new()
        {
            Forward = [forward],
            InputGradient = [forward.ByInput($"{Name}InputGradient", "each input's share of the windows that hold it", input, tensors.DY, tensors.DX)],
        };
    }
}
