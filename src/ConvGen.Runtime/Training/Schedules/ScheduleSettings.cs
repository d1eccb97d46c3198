using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ConvGen;

/// <summary>Refuses settings of schedules that are out of range.</summary>
internal static class ScheduleSettings
{
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public static long Steps(long value, [CallerArgumentExpression(nameof(value))] string name = "") => value >= 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} is {value}; it must be at least 1.");

    /// <exception cref="ArgumentOutOfRangeException">It is negative, infinite or NaN.</exception>
    public static double Factor(double value, [CallerArgumentExpression(nameof(value))] string name = "") => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}; it must be at least 0 and finite."));

    /// <exception cref="ArgumentException">They are negative or do not ascend.</exception>
    public static ImmutableArray<long> Milestones(ImmutableArray<long> values, [CallerArgumentExpression(nameof(values))] string name = "")
    {
        values = values.IsDefault ? [] : values;
        for (var i = 0; i < values.Length; i++)
        {
            var least = i == 0 ? 0 : values[i - 1];
            if (values[i] < least)
            {
                throw new ArgumentException($"{name}[{i}] is {values[i]}; it must be at least {least}, since milestones ascend from 0 on.", name);
            }
        }

        return values;
    }

    /// <summary>How many milestones the step has reached.</summary>
    public static int Passed(ImmutableArray<long> milestones, long step)
    {
        var passed = 0;
        while (passed < milestones.Length && milestones[passed] <= step)
        {
            passed++;
        }

        return passed;
    }
}
