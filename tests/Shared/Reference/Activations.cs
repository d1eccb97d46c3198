using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>A function of each element.</summary>
internal abstract record Activation(Shape Input) : ImageLayer(Input, Input)
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int i = 0; i < x.Values.Length; i++)
            y.Values[i] = Apply(values.Functions, x.Values[i]);
    }

    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int i = 0; i < dx.Values.Length; i++)
            dx.Values[i] = Gradient(values.Functions, x.Values[i], y.Values[i], dy.Values[i]);
    }

    protected abstract T Apply<T>(Functions<T> functions, T x)
        where T : IBinaryFloatingPointIeee754<T>;

    protected abstract T Gradient<T>(Functions<T> functions, T x, T y, T dy)
        where T : IBinaryFloatingPointIeee754<T>;
}

internal sealed record Sigmoid(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => functions.Sigmoid(x);

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) => dy * (y * (T.One - y));
}

internal sealed record Tanh(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => functions.Tanh(x);

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) => dy * T.FusedMultiplyAdd(-y, y, T.One);
}

internal sealed record GELU(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => functions.GELU(x);

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) => dy * functions.GELUDerivative(x);
}

internal sealed record SiLU(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => functions.SiLU(x);

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) => dy * functions.SiLUDerivative(x);
}
