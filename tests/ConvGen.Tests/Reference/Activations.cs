using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>A function of each element, whose derivative is written in terms of its result.</summary>
internal abstract record Activation(Shape Input) : Layer(Input, Input)
{
    public override void Forward<T>(Functions<T> functions, ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y)
    {
        for (int i = 0; i < x.Values.Length; i++)
            y.Values[i] = Apply(functions, x.Values[i]);
    }

    public override void InputGradient<T>(ReadOnlySpan<T> parameters, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx)
    {
        for (int i = 0; i < dx.Values.Length; i++)
            dx.Values[i] = Gradient(y.Values[i], dy.Values[i]);
    }

    protected abstract T Apply<T>(Functions<T> functions, T x)
        where T : IBinaryFloatingPointIeee754<T>;

    protected abstract T Gradient<T>(T y, T dy)
        where T : IBinaryFloatingPointIeee754<T>;
}

internal sealed record Sigmoid(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => functions.Sigmoid(x);

    protected override T Gradient<T>(T y, T dy) => dy * (y * (T.One - y));
}

internal sealed record Tanh(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => functions.Tanh(x);

    protected override T Gradient<T>(T y, T dy) => dy * T.FusedMultiplyAdd(-y, y, T.One);
}

internal sealed record ReLU(Shape Input) : Activation(Input)
{
    // Written so that NaN stays NaN.
    protected override T Apply<T>(Functions<T> functions, T x) => x < T.Zero ? T.Zero : x;

    protected override T Gradient<T>(T y, T dy) => y <= T.Zero ? T.Zero : dy;
}
