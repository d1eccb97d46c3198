using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.AvgPool2d;

internal sealed partial record AvgPool2dLayer
{
    public override Border Border => Border.Around(Window, 0f);

    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = LayerTensors.N;
        Axis ky = new("ky", Window.KernelHeight), kx = new("kx", Window.KernelWidth);
        var input = tensors.X[c, (Window.StrideHeight * y) + ky - Window.Top, (Window.StrideWidth * x) + kx - Window.Left, n];
        Expr count = CountIncludePad || !Window.IsPadded
            ? (float)Window.Cells
            : tensors.Constant("counts", "C", Counts(), y.Extent, x.Extent)[y, x];

        var forward = Nest.Sum(
            $"{Name}Forward", $"the mean of each {ky.Extent}×{kx.Extent} window of {InputShape}",
            [c, y, x, n], tensors.Y[c, y, x, n], 0f, [ky, kx], input) with { Value = new Reduced() / count };
        return new()
        {
            Forward = [forward],
            InputGradient = [forward.ByInput($"{Name}InputGradient", "each input's share of the windows that hold it", input, tensors.DY, tensors.DX)],
        };
    }

    /// <summary>Cells of each window that lie inside the input.</summary>
    private float[] Counts()
    {
        static int Inside(int position, int stride, int kernel, int before, int size) =>
            Math.Max(0, Math.Min((position * stride) - before + kernel, size) - Math.Max((position * stride) - before, 0));

        return [.. from y in Enumerable.Range(0, OutputShape.Height)
                   from x in Enumerable.Range(0, OutputShape.Width)
                   select (float)(Inside(y, Window.StrideHeight, Window.KernelHeight, Window.Top, InputShape.Height)
                       * Inside(x, Window.StrideWidth, Window.KernelWidth, Window.Left, InputShape.Width))];
    }
}
