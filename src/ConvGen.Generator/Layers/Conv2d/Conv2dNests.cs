using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Conv2d;

internal sealed partial record Conv2dLayer
{
    public override Border Border => Border.Around(Window, InputShape, OutputShape, 0f);

    public override LayerNests State(LayerTensors tensors)
    {
        Axis g = new("g", Groups), oc = new("oc", OutputShape.Channels / Groups), y = new("y", OutputShape.Height), x = new("x", OutputShape.Width), n = tensors.N;
        Axis ic = new("ic", InputShape.Channels / Groups), ky = new("ky", Window.KernelHeight), kx = new("kx", Window.KernelWidth);

        // One group needs no axis of groups.
        Tensor Grouped(Tensor tensor) => Groups == 1 ? tensor : tensor.Split(0, Groups);
        Affine[] In(params Affine[] index) => Groups == 1 ? index : [g, .. index];
        Axis[] Of(params Axis[] axes) => Groups == 1 ? axes : [g, .. axes];

        // A border with numbers of its own is part of the image.
        var halo = new Halo(this, PaddingMode, Border);
        Tensor image = halo.IsCopied ? tensors.X.FromCorner() : tensors.X, weight = Grouped(Weight(tensors));
        int top = halo.IsCopied ? 0 : Window.Top, left = halo.IsCopied ? 0 : Window.Left;
        var w = weight[In(oc, ic, ky, kx)];
        var input = Grouped(image)[In(ic, (Window.StrideHeight * y) + (Window.DilationHeight * ky) - top, (Window.StrideWidth * x) + (Window.DilationWidth * kx) - left, n)];
        var b = tensors.Parameter("bias", "b") is { } bias ? Grouped(bias)[In(oc)] : null;

        Tensor output = Grouped(tensors.Y), dy = Grouped(tensors.DY);
        var forward = Nest.Sum(
            $"{Name}Forward", $"{OutputShape.Channels} {(OutputShape.Channels == 1 ? "kernel" : "kernels")} of {ky.Extent}×{kx.Extent} over {InputShape}",
            Of(oc, y, x, n), output[In(oc, y, x, n)], b ?? (Expr)0f, [ic, ky, kx], w * input);

        var stated = new LayerNests
        {
            Forward = [.. halo.Fill(tensors.X), forward],
            InputGradient = halo.Return(tensors, dx => forward.ByInput($"{Name}InputGradient", "each input gathers from the outputs that read it", input, dy, Grouped(dx))),
        };
        if (Weights.Length == 0)
        {
            var dW = tensors.Sums("weight", "dW", [.. weight.Dimensions.Select(dimension => dimension.Size), n.Extent]);
            stated = stated with
            {
                ParameterGradients = [forward.ByParameter($"{Name}WeightGradient", "each tap's sum over the positions", w, dy, dW, n)],
                Folds = [tensors.Fold("weight", dW)],
            };
        }

        if (b is null)
        {
            return stated;
        }

        var db = tensors.Sums("bias", "db", [.. Of(oc, n).Select(axis => axis.Extent)]);
        return stated with
        {
            ParameterGradients = [.. stated.ParameterGradients, forward.ByParameter($"{Name}BiasGradient", "each channel's sum over the positions", b, dy, db, n)],
            Folds = [.. stated.Folds, tensors.Fold("bias", db)],
        };
    }

    private Tensor Weight(LayerTensors tensors) => Weights.Length == 0
        ? tensors.Parameter("weight", "W")!
        : tensors.Constant("weight", "W", [.. Weights], OutputShape.Channels, InputShape.Channels / Groups, Window.KernelHeight, Window.KernelWidth);
}
