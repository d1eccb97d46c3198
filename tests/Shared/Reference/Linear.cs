using System.Collections.Immutable;

namespace ConvGen.Tests.Reference;

/// <summary>y[o] = b[o] + sum(k) w[o,k] · x[k]</summary>
internal sealed record Linear(int InFeatures, int OutFeatures, bool Bias = true) : ImageLayer(new Shape(InFeatures), new Shape(OutFeatures))
{
    public override ImmutableArray<Parameter> Parameters =>
        Bias ? [new("weight", [OutFeatures, InFeatures]), new("bias", [OutFeatures])] : [new("weight", [OutFeatures, InFeatures])];

    private int BiasOffset => OutFeatures * InFeatures;

    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int o = 0; o < OutFeatures; o++)
        {
            T sum = Bias ? values.Parameters[BiasOffset + o] : T.Zero;
            for (int k = 0; k < InFeatures; k++)
                sum = T.FusedMultiplyAdd(values.Parameters[o * InFeatures + k], x.Values[k], sum);
            y.Values[o] = sum;
        }
    }

    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int k = 0; k < InFeatures; k++)
        {
            T sum = T.Zero;
            for (int o = 0; o < OutFeatures; o++)
                sum = T.FusedMultiplyAdd(values.Parameters[o * InFeatures + k], dy.Values[o], sum);
            dx.Values[k] = sum;
        }
    }

    // Unlike a convolution's, a weight's gradient has no lanes.
    public override void ParameterGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] dy, Span<T> gradient)
    {
        for (int o = 0; o < OutFeatures; o++)
        {
            for (int k = 0; k < InFeatures; k++)
                gradient[o * InFeatures + k] = Group.SumWithoutLanes<T>(x.Length, (n, sum) => T.FusedMultiplyAdd(dy[n].Values[o], x[n].Values[k], sum));

            if (Bias)
                gradient[BiasOffset + o] = Group.BiasGradient(dy, Output, o);
        }
    }
}
