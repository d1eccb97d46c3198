using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Layers.BatchNorm2d;

internal sealed partial record BatchNorm2dLayer
{
    public override EquatableArray<Parameter> Buffers =>
        [new("running_mean", [InputShape.Channels], 0, 0, 0, 0f), new("running_var", [InputShape.Channels], 0, 0, 0, 1f)];

    public override LayerNests State(LayerTensors tensors)
    {
        Axis c = new("c", InputShape.Channels), y = new("y", InputShape.Height), x = new("x", InputShape.Width), n = tensors.N;
        Load X = tensors.X[c, y, x, n], Y = tensors.Y[c, y, x, n], dX = tensors.DX[c, y, x, n], dY = tensors.DY[c, y, x, n];
        Load w = tensors.Parameter("weight", "W")![c], b = tensors.Parameter("bias", "b")![c];
        // Lanes without an image have no part in the statistics, and no gradient through them.
        var present = tensors.Present("P")[n];
        Expr values = tensors.Count("N") * (float)(y.Extent * x.Extent);

        // Statistics of the batch, first summed for each lane of a group.
        Load Lane(string name, string letter) => tensors.Sums(name, letter, c.Extent, n.Extent)[c, n];
        Load Whole(string name, string letter) => tensors.Statistic(name, letter, c.Extent)[c];
        Load Kept(string name, string letter) => tensors.Kept(name, letter, c.Extent, n.Extent)[c, n];
        Load Scratch(string name, string letter) => tensors.Scratch(name, letter, c.Extent, n.Extent)[c, n];
        Nest Total(string name, string summary, Load total, Load lanes) =>
            Nest.Reduce($"{Name}{name}", summary, [c], total, ReductionKind.Fold, 0f, [n], lanes);

        Load sum = Lane("sum", "S"), squares = Lane("squares", "Q"), mean = Kept("mean", "M"), inverse = Kept("inverse", "R");
        Load totalSum = Whole("sum", "S"), totalSquares = Whole("squares", "Q");
        var normal = (X - mean) * inverse;

        Load dw = Lane("weight", "dW"), db = Lane("bias", "db"), meanOfDw = Scratch("meanOfWeightGradient", "G"), meanOfDb = Scratch("meanOfBiasGradient", "B");
        Load totalDw = Whole("weightGradient", "dW"), totalDb = Whole("biasGradient", "db");

        Load scale = Kept("scale", "A");
        Load runningMean = tensors.Buffer("running_mean", "M", c.Extent)[c], runningVariance = tensors.Buffer("running_var", "V", c.Extent)[c];
        return new()
        {
            Forward =
            [
                Nest.Sum($"{Name}Sum", "the sum of each channel", [c, n], sum, sum, [y, x], present * X),
                Total("SumTotal", "the group's sums", totalSum, sum.As("L")),
                Nest.Map($"{Name}Mean", "the batch's mean", [c, n], mean, totalSum / values),
                Nest.Sum($"{Name}Squares", "the sum of squared differences from the mean", [c, n], squares, squares, [y, x], present * (X - mean) * (X - mean)),
                Total("SquaresTotal", "the group's sums", totalSquares, squares.As("L")),
                Nest.Map($"{Name}Deviation", "1 over the batch's standard deviation", [c, n], inverse, 1f / (Expr)new Call("Sqrt", (totalSquares / values) + Eps)),
                Nest.Map($"{Name}Forward", "each channel normalised, scaled and shifted", [c, y, x, n], Y, new FusedMultiplyAdd(normal, w, b)),
            ],
            Prediction =
            [
                Nest.Map($"{Name}Scale", "the weight over the running standard deviation", [c, n], scale, w / new Call("Sqrt", runningVariance + Eps)),
                Nest.Map($"{Name}Forward", "normalised by the running statistics", [c, y, x, n], Y, new FusedMultiplyAdd(X - runningMean, scale, b)),
            ],
            ParameterGradients =
            [
                Nest.Sum($"{Name}WeightGradient", "each channel's sum of normalised inputs", [c, n], dw, dw, [y, x], dY * normal),
                Nest.Sum($"{Name}BiasGradient", "each channel's sum", [c, n], db, db, [y, x], dY),
            ],
            InputGradient =
            [
                Total("WeightGradientTotal", "the group's sums", totalDw, dw.As("L")),
                Total("BiasGradientTotal", "the group's sums", totalDb, db.As("L")),
                Nest.Map($"{Name}MeanWeightGradient", "the batch's mean", [c, n], meanOfDw, totalDw / values),
                Nest.Map($"{Name}MeanBiasGradient", "the batch's mean", [c, n], meanOfDb, totalDb / values),
                Nest.Map($"{Name}InputGradient", "back through the mean and the deviation", [c, y, x, n], dX, w * inverse * present * (dY - new FusedMultiplyAdd(normal, meanOfDw, meanOfDb))),
            ],
            Folds = [tensors.Fold("weight", dw.Tensor), tensors.Fold("bias", db.Tensor)],
        };
    }
}
