using System.Collections.Immutable;
using System.Text;

namespace ConvGen;

/// <summary>gamma once more at each milestone; PyTorch's <c>MultiStepLR</c>.</summary>
public sealed record MultiStepLR : ISchedule
{
    /// <param name="milestones">Steps with which a change begins, ascending.</param>
    /// <param name="gamma">The factor of a change.</param>
    /// <exception cref="ArgumentException">The milestones do not ascend.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The factor is negative or not finite.</exception>
    public MultiStepLR(ImmutableArray<long> milestones, double gamma = 0.1) =>
        (Milestones, Gamma) = (ScheduleSettings.Milestones(milestones), ScheduleSettings.Factor(gamma));

    /// <summary>Steps with which a change begins.</summary>
    public ImmutableArray<long> Milestones { get; }

    /// <summary>The factor of a change.</summary>
    public double Gamma { get; }

    /// <inheritdoc/>
    public double Factor(long step) => PortablePower.Of(Gamma, ScheduleSettings.Passed(Milestones, step));

    /// <summary>Whether milestones and factor are the same.</summary>
    public bool Equals(MultiStepLR? other) => other is not null && Gamma.Equals(other.Gamma) && Milestones.SameAs(other.Milestones);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Gamma, ValueEquality.Hash(Milestones));

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(Milestones)} = {Milestones.Listed()}, {nameof(Gamma)} = {Gamma}");
        return true;
    }
}
