namespace ConvGen.Tests.Reference;

/// <summary>y[c] = exp(x[c] − m) / sum(c) exp(x[c] − m), m = max(c) x[c]; at each position by itself.</summary>
internal sealed record Softmax(Shape Input) : ImageLayer(Input, Input)
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int row = 0; row < Input.Height; row++)
        for (int column = 0; column < Input.Width; column++)
        {
            T max = T.NegativeInfinity;
            for (int c = 0; c < Input.Channels; c++)
                max = x[c, row, column] > max || T.IsNaN(x[c, row, column]) ? x[c, row, column] : max;

            T sum = T.Zero;
            for (int c = 0; c < Input.Channels; c++)
                sum += y[c, row, column] = values.Functions.Exp(x[c, row, column] - max);
            for (int c = 0; c < Input.Channels; c++)
                y[c, row, column] /= sum;
        }
    }

    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int row = 0; row < Input.Height; row++)
        for (int column = 0; column < Input.Width; column++)
        {
            T dot = T.Zero;
            for (int c = 0; c < Input.Channels; c++)
                dot = T.FusedMultiplyAdd(dy[c, row, column], y[c, row, column], dot);
            for (int c = 0; c < Input.Channels; c++)
                dx[c, row, column] = y[c, row, column] * (dy[c, row, column] - dot);
        }
    }
}
