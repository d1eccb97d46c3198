using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.Linear;

internal sealed partial record LinearLayer
{
    public override LayerNests State(LayerTensors tensors)
    {
        // Rows of the weight's gradient are padded to whole vectors; the padding's inputs stay zero.
        int Lanes = tensors.N.Extent;
        int padded = (InFeatures + Lanes - 1) / Lanes * Lanes;
        Axis o = new("o", OutFeatures), k = new("k", InFeatures), n = tensors.N, kPadded = new("k", padded);
        var x = tensors.X.Flat();
        Tensor y = tensors.Y.Flat(), dx = tensors.DX.Flat(), dy = tensors.DY.Flat();
        var weight = tensors.Parameter("weight", "W")!;
        var b = tensors.Parameter("bias", "b")?[o];
        var forward = Nest.Sum($"{Name}Forward", $"{OutFeatures} weighted {(OutFeatures == 1 ? "sum" : "sums")} of {InFeatures} features", [o, n], y[o, n], b ?? (Expr)0f, [k], weight[o, k] * x[k, n]);

        Tensor rows = tensors.Scratch("inputRows", "T", Lanes, padded), dW = tensors.Sums("weight", "dW", OutFeatures, padded);
        var stated = new LayerNests
        {
            Forward = [forward],
            ParameterGradients =
            [
                Nest.Map($"{Name}InputRows", "the block's features, an image a row", [k, n], rows[n, k], x[k, n]),
                Nest.Sum($"{Name}WeightGradient", "each weight's sum over the images", [o, kPadded], dW[o, kPadded], dW[o, kPadded], [n], dy[o, n] * rows[n, kPadded]),
            ],
            InputGradient = [forward.ByInput($"{Name}InputGradient", "each feature gathers from the outputs that read it", x[k, n], dy, dx)],
            Folds = [Nest.Map($"{Name}WeightFold", "the weight's sums without the padding", [o, k], tensors.ParameterGradient("weight", "dW")[o, k], dW.As("S")[o, k])],
        };
        if (b is null)
        {
            return stated;
        }

        var db = tensors.Sums("bias", "db", OutFeatures, Lanes);
        return stated with
        {
            ParameterGradients = [.. stated.ParameterGradients, forward.ByParameter($"{Name}BiasGradient", "the outputs' gradients", b, dy, db, n)],
            Folds = [.. stated.Folds, tensors.Fold("bias", db)],
        };
    }
}
