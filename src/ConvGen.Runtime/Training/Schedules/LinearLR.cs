using System.Globalization;

namespace ConvGen;

/// <summary>A straight line from one factor to another, such as a warm-up; PyTorch's <c>LinearLR</c>.</summary>
/// <remarks>startFactor + (endFactor − startFactor) · min(step, totalIters) / totalIters.</remarks>
public sealed record LinearLR : ISchedule
{
    /// <param name="startFactor">The factor of step 0: above 0, at most 1.</param>
    /// <param name="endFactor">The factor from step <paramref name="totalIters"/> on: from 0 to 1.</param>
    /// <param name="totalIters">Steps from the one to the other.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is out of range or NaN, or the steps are not positive.</exception>
    public LinearLR(double startFactor = 1.0 / 3, double endFactor = 1, long totalIters = 5)
    {
        StartFactor = startFactor is > 0 and <= 1 ? startFactor : throw Refused(
            nameof(startFactor), startFactor, "Starting multiplicative factor expected to be greater than 0 and less or equal to 1");
        EndFactor = endFactor is >= 0 and <= 1 ? endFactor : throw Refused(
            nameof(endFactor), endFactor, "Ending multiplicative factor expected to be between 0 and 1");
        TotalIters = ScheduleSettings.Steps(totalIters);
    }

    /// <summary>The factor of step 0.</summary>
    public double StartFactor { get; }

    /// <summary>The factor from step <see cref="TotalIters"/> on.</summary>
    public double EndFactor { get; }

    /// <summary>Steps from the one to the other.</summary>
    public long TotalIters { get; }

    /// <inheritdoc/>
    public double Factor(long step) => StartFactor + (EndFactor - StartFactor) * Math.Min(step, TotalIters) / TotalIters;

    private static ArgumentOutOfRangeException Refused(string name, double value, string words) =>
        new(name, value, string.Create(CultureInfo.InvariantCulture, $"{words}; it is {value}."));
}
