namespace ConvGen.Generator.Inference;

/// <summary>Between which numbers all of a tensor's lie, whatever the parameters are.</summary>
internal readonly record struct ValueRange(double Low, double High)
{
    /// <summary>Any number.</summary>
    public static ValueRange All { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    public double Width => High - Low;

    /// <summary>What a function that never falls makes of them.</summary>
    public ValueRange Map(Func<double, double> rising) => new(rising(Low), rising(High));

    /// <summary>These and zero.</summary>
    public ValueRange WithZero() => new(Math.Min(Low, 0), Math.Max(High, 0));
}
