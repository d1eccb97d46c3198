using System.Collections.Immutable;
using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>y[o] = b[o] + sum(k) w[o,k] · x[k]</summary>
internal sealed record Linear(int InFeatures, int OutFeatures, bool Bias = true) : Layer(new Shape(InFeatures), new Shape(OutFeatures))
{
    public override ImmutableArray<Parameter> Parameters =>
        Bias ? [new("weight", [OutFeatures, InFeatures]), new("bias", [OutFeatures])] : [new("weight", [OutFeatures, InFeatures])];

    private int BiasOffset => OutFeatures * InFeatures;

    public override void Forward<T>(Functions<T> functions, ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int o = 0; o < OutFeatures; o++)
        {
            T sum = Bias ? parameters[BiasOffset + o] : T.Zero;
            for (int k = 0; k < InFeatures; k++)
                sum = T.FusedMultiplyAdd(parameters[o * InFeatures + k], x.Values[k], sum);
            y.Values[o] = sum;
        }
    }

    public override void InputGradient<T>(ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int k = 0; k < InFeatures; k++)
        {
            T sum = T.Zero;
            for (int o = 0; o < OutFeatures; o++)
                sum = T.FusedMultiplyAdd(parameters[o * InFeatures + k], dy.Values[o], sum);
            dx.Values[k] = sum;
        }
    }

    public override void ParameterGradient<T>(ReadOnlySpan<FeatureMap<T>> x, ReadOnlySpan<FeatureMap<T>> dy, Span<T> gradient)
    {
        for (int o = 0; o < OutFeatures; o++)
        {
            for (int k = 0; k < InFeatures; k++)
                gradient[o * InFeatures + k] = WeightGradient(x, dy, o, k);

            if (Bias)
                gradient[BiasOffset + o] = Group.BiasGradient(dy, Output, o);
        }
    }

    // Unlike a convolution's it has no lanes: one sum over the images, ascending.
    private static T WeightGradient<T>(ReadOnlySpan<FeatureMap<T>> x, ReadOnlySpan<FeatureMap<T>> dy, int o, int k)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T sum = T.Zero;
        for (int n = 0; n < dy.Length; n++)
            sum = T.FusedMultiplyAdd(dy[n].Values[o], x[n].Values[k], sum);
        return sum;
    }
}
