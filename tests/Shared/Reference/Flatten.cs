namespace ConvGen.Tests.Reference;

/// <summary>[C, H, W] read as [C·H·W]: the same values in the same order.</summary>
internal sealed record Flatten(Shape Input) : ImageLayer(Input, new Shape(Input.Length))
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y) => x.Values.CopyTo(y.Values, 0);

    protected override void InputGradient<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y, FeatureMap<T> dy, FeatureMap<T> dx) =>
        dy.Values.CopyTo(dx.Values, 0);
}
