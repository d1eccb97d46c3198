namespace ConvGen.Tests.Reference;

// Each is written so that NaN stays NaN.
internal sealed record ReLU(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => x < T.Zero ? T.Zero : x;

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) => y <= T.Zero ? T.Zero : dy;
}

internal sealed record ReLU6(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x)
    {
        T six = T.CreateChecked(6);
        return x < T.Zero ? T.Zero : six < x ? six : x;
    }

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) => y <= T.Zero || T.CreateChecked(6) <= y ? T.Zero : dy;
}

internal sealed record LeakyReLU(Shape Input, float NegativeSlope = 0.01f) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => x < T.Zero ? x * T.CreateChecked(NegativeSlope) : x;

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) =>
        (NegativeSlope >= 0 ? y : x) <= T.Zero ? dy * T.CreateChecked(NegativeSlope) : dy;
}

internal sealed record ELU(Shape Input, float Alpha = 1) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x) => x < T.Zero ? T.CreateChecked(Alpha) * functions.Expm1(x) : x;

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy) =>
        (Alpha >= 0 ? y : x) <= T.Zero ? dy * (y + T.CreateChecked(Alpha)) : dy;
}

internal sealed record Hardswish(Shape Input) : Activation(Input)
{
    protected override T Apply<T>(Functions<T> functions, T x)
    {
        T three = T.CreateChecked(3);
        return x <= -three ? T.Zero : three <= x ? x : x * (x + three) / T.CreateChecked(6);
    }

    protected override T Gradient<T>(Functions<T> functions, T x, T y, T dy)
    {
        T three = T.CreateChecked(3);
        return x <= -three ? T.Zero : three <= x ? dy : dy * (x / three + T.CreateChecked(0.5));
    }
}
