namespace ConvGen;

/// <summary>gamma once more every step: gamma^step; PyTorch's <c>ExponentialLR</c>.</summary>
public sealed record ExponentialLR : ISchedule
{
    /// <param name="gamma">The factor of a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or not finite.</exception>
    public ExponentialLR(double gamma) => Gamma = ScheduleSettings.Factor(gamma);

    /// <summary>The factor of a step.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public double Factor(long step) => PortablePower.Of(Gamma, step);
}
