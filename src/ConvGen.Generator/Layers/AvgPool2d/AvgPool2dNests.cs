using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.AvgPool2d;

internal sealed partial record AvgPool2dLayer
{
    public override Border Border => Border.Around(Window, InputShape, OutputShape, 0f);

    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = tensors.N;
        Axis ky = new("ky", Window.KernelHeight), kx = new("kx", Window.KernelWidth);
        var input = tensors.X[c, (Window.StrideHeight * y) + ky - Window.Top, (Window.StrideWidth * x) + kx - Window.Left, n];
        var counts = Counts();
        Expr count = Array.TrueForAll(counts, own => own == counts[0]) ? counts[0] : tensors.Constant("counts", "C", counts, y.Extent, x.Extent)[y, x];

        var forward = Nest.Sum(
            $"{Name}Forward", $"the mean of each {ky.Extent}×{kx.Extent} window of {InputShape}",
            [c, y, x, n], tensors.Y[c, y, x, n], 0f, [ky, kx], input) with { Value = new Reduced() / count };
        return new()
        {
            Forward = [forward],
            InputGradient = [forward.ByInput($"{Name}InputGradient", "each input's share of the windows that hold it", input, tensors.DY, tensors.DX)],
        };
    }

    /// <summary>Cells of each window that count: those inside the input, or inside the padded input. What lies beyond never does.</summary>
    private float[] Counts()
    {
        int Inside(int position, int stride, int kernel, int before, int size, int after)
        {
            var (first, end) = CountIncludePad ? (-before, size + after) : (0, size);
            int from = (position * stride) - before;
            return Math.Max(0, Math.Min(from + kernel, end) - Math.Max(from, first));
        }

        return [.. from y in Enumerable.Range(0, OutputShape.Height)
                   from x in Enumerable.Range(0, OutputShape.Width)
                   select (float)(Inside(y, Window.StrideHeight, Window.KernelHeight, Window.Top, InputShape.Height, Window.Bottom)
                       * Inside(x, Window.StrideWidth, Window.KernelWidth, Window.Left, InputShape.Width, Window.Right))];
    }
}
