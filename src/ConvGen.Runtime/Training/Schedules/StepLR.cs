namespace ConvGen;

/// <summary>gamma once more every so many steps: gamma^⌊step / stepSize⌋; PyTorch's <c>StepLR</c>.</summary>
public sealed record StepLR : ISchedule
{
    /// <param name="stepSize">Steps from one change to the next.</param>
    /// <param name="gamma">The factor of a change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The steps are not positive, or the factor is negative or not finite.</exception>
    public StepLR(long stepSize, double gamma = 0.1) => (StepSize, Gamma) = (ScheduleSettings.Steps(stepSize), ScheduleSettings.Factor(gamma));

    /// <summary>Steps from one change to the next.</summary>
    public long StepSize { get; }

    /// <summary>The factor of a change.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public double Factor(long step) => PortablePower.Of(Gamma, step / StepSize);
}
