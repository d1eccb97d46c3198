using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Conv2d;

internal sealed partial record Conv2dLayer
{
    public override Border Border => Border.Around(Window, 0f);

    public override LayerNests State(LayerTensors tensors)
    {
        Axis oc = new("oc", OutputShape.Channels), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = LayerTensors.N;
        Axis ic = new("ic", InputShape.Channels), ky = new("ky", Window.KernelHeight), kx = new("kx", Window.KernelWidth);
        Tensor weight = tensors.Parameter("weight", "W")!, dW = tensors.Sums("weight", "dW", oc.Extent, ic.Extent, ky.Extent, kx.Extent, n.Extent);
        var w = weight[oc, ic, ky, kx];
        var input = tensors.X[ic, (Window.StrideHeight * y) + ky - Window.Top, (Window.StrideWidth * x) + kx - Window.Left, n];
        var b = tensors.Parameter("bias", "b")?[oc];

        var forward = Nest.Sum(
            $"{Name}Forward", $"{oc.Extent} {(oc.Extent == 1 ? "kernel" : "kernels")} of {ky.Extent}×{kx.Extent} over {InputShape}",
            [oc, y, x, n], tensors.Y[oc, y, x, n], b ?? (Expr)0f, [ic, ky, kx], w * input);

        var stated = new LayerNests
        {
            Forward = [forward],
            ParameterGradients = [forward.ByParameter($"{Name}WeightGradient", "each tap's sum over the positions", w, tensors.DY, dW, n)],
            InputGradient = [forward.ByInput($"{Name}InputGradient", "each input gathers from the outputs that read it", input, tensors.DY, tensors.DX)],
            Folds = [tensors.Fold("weight", dW)],
        };
        if (b is null)
        {
            return stated;
        }

        var db = tensors.Sums("bias", "db", oc.Extent, n.Extent);
        return stated with
        {
            ParameterGradients = [.. stated.ParameterGradients, forward.ByParameter($"{Name}BiasGradient", "each channel's sum over the positions", b, tensors.DY, db, n)],
            Folds = [.. stated.Folds, tensors.Fold("bias", db)],
        };
    }
}
