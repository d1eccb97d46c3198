using System.Collections.Immutable;
using System.Text;

namespace ConvGen;

/// <summary>One schedule after the other, each counting its steps from 0, such as a warm-up and a decay; PyTorch's <c>SequentialLR</c>.</summary>
public sealed record SequentialLR : ISchedule
{
    /// <param name="schedules">The schedules in their order.</param>
    /// <param name="milestones">Steps with which the second schedule begins, the third, and so on; ascending.</param>
    /// <exception cref="ArgumentException">There is not one schedule more than milestones, a schedule is null, or the milestones do not ascend.</exception>
    public SequentialLR(ImmutableArray<ISchedule> schedules, ImmutableArray<long> milestones)
    {
        Schedules = schedules.IsDefault ? [] : schedules;
        Milestones = ScheduleSettings.Milestones(milestones);
        if (Schedules.Length != Milestones.Length + 1)
        {
            throw new ArgumentException(
                "Sequential Schedulers expects number of schedulers provided to be one more than the number of milestone points, "
                + $"but got number of schedulers {Schedules.Length} and the number of milestones {Milestones.Length}.", nameof(schedules));
        }

        if (Schedules.IndexOf(null!) is >= 0 and var missing)
        {
            throw new ArgumentException($"schedules[{missing}] is null.", nameof(schedules));
        }
    }

    /// <summary>The schedules in their order.</summary>
    public ImmutableArray<ISchedule> Schedules { get; }

    /// <summary>Steps with which the second schedule begins, the third, and so on.</summary>
    public ImmutableArray<long> Milestones { get; }

    /// <inheritdoc/>
    public double Factor(long step)
    {
        var index = ScheduleSettings.Passed(Milestones, step);
        return Schedules[index].Factor(index == 0 ? step : step - Milestones[index - 1]);
    }

    /// <summary>Whether schedules and milestones are the same.</summary>
    public bool Equals(SequentialLR? other) =>
        other is not null && Schedules.SameAs(other.Schedules) && Milestones.SameAs(other.Milestones);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(ValueEquality.Hash(Schedules), ValueEquality.Hash(Milestones));

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(Schedules)} = {Schedules.Listed()}, {nameof(Milestones)} = {Milestones.Listed()}");
        return true;
    }
}
