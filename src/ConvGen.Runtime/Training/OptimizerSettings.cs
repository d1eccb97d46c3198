using System.Globalization;
using System.Runtime.CompilerServices;

namespace ConvGen;

/// <summary>Refuses settings of optimizers that are out of range, in PyTorch's words, so that they can be searched for.</summary>
internal static class OptimizerSettings
{
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or NaN.</exception>
    public static float NotNegative(float value, string name, [CallerMemberName] string property = "") => value >= 0
        ? value
        : throw new ArgumentOutOfRangeException(property, value, $"Invalid {name}: {Text(value)}; it must be at least 0.");

    /// <exception cref="ArgumentOutOfRangeException">The value is negative, 1 or more, or NaN.</exception>
    public static float BelowOne(float value, string name, [CallerMemberName] string property = "") => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(property, value, $"Invalid {name}: {Text(value)}; it must be at least 0 and less than 1.");

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
