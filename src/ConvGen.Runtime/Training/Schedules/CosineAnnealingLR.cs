namespace ConvGen;

/// <summary>Half a wave of a cosine from 1 down to a least factor; Loshchilov and Hutter 2017, PyTorch's <c>CosineAnnealingLR</c>.</summary>
/// <remarks>
/// etaMinFactor + (1 − etaMinFactor) · (1 + cos(π · step / tMax)) / 2. PyTorch's <c>eta_min</c> is a learning rate; here it is a share of the optimizer's.
/// As there, the rate rises again beyond tMax.
/// </remarks>
public sealed record CosineAnnealingLR : ISchedule
{
    /// <param name="tMax">Steps until the least factor.</param>
    /// <param name="etaMinFactor">The least factor.</param>
    /// <exception cref="ArgumentOutOfRangeException">The steps are not positive, or the factor is negative or not finite.</exception>
    public CosineAnnealingLR(long tMax, double etaMinFactor = 0) => (TMax, EtaMinFactor) = (ScheduleSettings.Steps(tMax), ScheduleSettings.Factor(etaMinFactor));

    /// <summary>Steps until the least factor.</summary>
    public long TMax { get; }

    /// <summary>The least factor.</summary>
    public double EtaMinFactor { get; }

    /// <inheritdoc/>
    public double Factor(long step) => EtaMinFactor + (1 - EtaMinFactor) * (1 + PortableCos.OfPi((double)step / TMax)) / 2;
}
