using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>In training y = x · m, where m is 0 or 1/(1−p); in prediction y = x.</summary>
internal sealed record Dropout(Shape Input, float P = 0.5f) : Layer(Input, Input)
{
    public override void Predict<T>(Values<T> values, FeatureMap<T> x, FeatureMap<T> y) => x.Values.CopyTo(y.Values, 0);

    public override void Forward<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y) => Multiply(values, x, y);

    public override void InputGradient<T>(Values<T> values, FeatureMap<T>[] x, FeatureMap<T>[] y, FeatureMap<T>[] dy, FeatureMap<T>[] dx) =>
        Multiply(values, dy, dx);

    private void Multiply<T>(Values<T> values, FeatureMap<T>[] from, FeatureMap<T>[] to)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T scale = P < 1 ? T.CreateChecked(1 / (1 - (double)P)) : T.Zero;
        for (int n = 0; n < from.Length; n++)
        for (int e = 0; e < Input.Length; e++)
            to[n].Values[e] = from[n].Values[e] * (IsKept(values.Seed, (uint)values.Index, (long)n * Input.Length + e) ? scale : T.Zero);
    }

    // p · 2³² is exact in double; p = 1 gives 2³², which no word reaches.
    private bool IsKept(int seed, uint layer, long index) =>
        Philox.Word(seed, RandomPurpose.Dropout, layer, index) >= (ulong)Math.Round(P * 4294967296.0);
}
