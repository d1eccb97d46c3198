using System.Collections.Immutable;
using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>y = (x − mean) / sqrt(var + eps) · w + b, channel by channel: with the batch's statistics in training, with running ones in prediction.</summary>
internal sealed record BatchNorm2d(Shape Input, float Eps = 1e-5f, float Momentum = 0.1f) : Layer(Input, Input)
{
    private int Channels => Input.Channels;

    private int Positions => Input.Height * Input.Width;

    public override ImmutableArray<Parameter> Parameters => [new("weight", [Channels]), new("bias", [Channels])];

    public override ImmutableArray<Buffer> Buffers => [new("running_mean", Channels, 0), new("running_var", Channels, 1)];

    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int c = 0; c < Channels; c++)
        {
            T scale = values.Parameters[c] / T.Sqrt(values.Buffers[Channels + c] + T.CreateChecked(Eps));
            for (int i = c * Positions; i < (c + 1) * Positions; i++)
                y.Values[i] = T.FusedMultiplyAdd(x.Values[i] - values.Buffers[c], scale, values.Parameters[Channels + c]);
        }
    }

    public override void Forward<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y)
    {
        for (int c = 0; c < Channels; c++)
        {
            Statistics<T> batch = Of(x, c);
            for (int n = 0; n < x.Length; n++)
            for (int i = c * Positions; i < (c + 1) * Positions; i++)
                y[n].Values[i] = T.FusedMultiplyAdd(batch.Normalize(x[n].Values[i]), values.Parameters[c], values.Parameters[Channels + c]);
        }
    }

    public override void InputGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y, FeatureMap<T>[] dy, FeatureMap<T>[] dx)
    {
        for (int c = 0; c < Channels; c++)
        {
            Statistics<T> batch = Of(x, c);
            T weight = WeightGradient(batch, x, dy, c) / batch.Count;
            T bias = Group.BiasGradient(dy, Output, c) / batch.Count;
            T scale = values.Parameters[c] * batch.Scale;
            for (int n = 0; n < x.Length; n++)
            for (int i = c * Positions; i < (c + 1) * Positions; i++)
                dx[n].Values[i] = scale * (dy[n].Values[i] - T.FusedMultiplyAdd(batch.Normalize(x[n].Values[i]), weight, bias));
        }
    }

    public override void ParameterGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] dy, Span<T> gradient)
    {
        for (int c = 0; c < Channels; c++)
        {
            gradient[c] = WeightGradient(Of(x, c), x, dy, c);
            gradient[Channels + c] = Group.BiasGradient(dy, Output, c);
        }
    }

    public override void UpdateBuffers<T>(FeatureMap<T>[] x, Span<T> buffers)
    {
        T momentum = T.CreateChecked(Momentum);
        for (int c = 0; c < Channels; c++)
        {
            Statistics<T> batch = Of(x, c);
            buffers[c] = T.FusedMultiplyAdd(momentum, batch.Mean, (T.One - momentum) * buffers[c]);
            T unbiased = batch.Squares / (batch.Count - T.One);
            buffers[Channels + c] = T.FusedMultiplyAdd(momentum, unbiased, (T.One - momentum) * buffers[Channels + c]);
        }
    }

    private Statistics<T> Of<T>(FeatureMap<T>[] x, int c)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T count = T.CreateChecked(x.Length) * T.CreateChecked(Positions);
        T mean = Group.BiasGradient(x, Input, c) / count;
        T squares = Sum<T>(x.Length, c, (n, i, sum) => T.FusedMultiplyAdd(x[n].Values[i] - mean, x[n].Values[i] - mean, sum));
        return new Statistics<T>(count, mean, squares, T.One / T.Sqrt(squares / count + T.CreateChecked(Eps)));
    }

    private T WeightGradient<T>(Statistics<T> batch, FeatureMap<T>[] x, FeatureMap<T>[] dy, int c)
        where T : IBinaryFloatingPointIeee754<T> =>
        Sum<T>(x.Length, c, (n, i, sum) => T.FusedMultiplyAdd(dy[n].Values[i], batch.Normalize(x[n].Values[i]), sum));

    // Over lanes, each image's positions in order.
    private T Sum<T>(int images, int c, Func<int, int, T, T> add)
        where T : IBinaryFloatingPointIeee754<T> =>
        Group.Sum<T>(images, (n, sum) =>
        {
            for (int i = c * Positions; i < (c + 1) * Positions; i++)
                sum = add(n, i, sum);
            return sum;
        });

    /// <summary>One channel of a batch: how many numbers, their mean, the sum of (x − mean)², and 1 / sqrt(var + eps).</summary>
    private readonly record struct Statistics<T>(T Count, T Mean, T Squares, T Scale)
        where T : IBinaryFloatingPointIeee754<T>
    {
        public T Normalize(T x) => (x - Mean) * Scale;
    }
}
