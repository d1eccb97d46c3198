using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>A layer that takes each image by itself, in training as in prediction.</summary>
internal abstract record ImageLayer(Shape Input, Shape Output) : Layer(Input, Output)
{
    public sealed override void Forward<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y)
    {
        for (int n = 0; n < x.Length; n++)
            Predict(values, x[n], y[n]);
    }

    public sealed override void InputGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y, FeatureMap<T>[] dy, FeatureMap<T>[] dx)
    {
        for (int n = 0; n < x.Length; n++)
            InputGradient(values, x[n], y[n], dy[n], dx[n]);
    }

    /// <summary>Fills <paramref name="dx"/>, which is zero, from <paramref name="dy"/>.</summary>
    protected abstract void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
        where T : IBinaryFloatingPointIeee754<T>;
}
