using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace ConvGen;

/// <summary>What losses share: settings that are refused, weights, the check of targets.</summary>
internal static class LossSettings
{
    /// <exception cref="ArgumentOutOfRangeException">It is none of the two.</exception>
    public static Reduction Defined(Reduction value, [CallerMemberName] string property = "") => value is Reduction.Mean or Reduction.Sum
        ? value
        : throw new ArgumentOutOfRangeException(property, value, $"{value} is not a valid value for reduction; it is Mean or Sum.");

    /// <exception cref="ArgumentOutOfRangeException">One of them is negative, infinite or NaN.</exception>
    public static ImmutableArray<float> Weights(ImmutableArray<float> values, [CallerMemberName] string property = "")
    {
        values = values.IsDefault ? [] : values;
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && float.IsFinite(values[i])))
            {
                var text = values[i].ToString(CultureInfo.InvariantCulture);
                throw new ArgumentOutOfRangeException(property, values[i], $"{property}[{i}] is {text}; it must be at least 0 and finite.");
            }
        }

        return values;
    }

    /// <exception cref="ArgumentException">There are weights, but not one for each output.</exception>
    public static void OneForEachOutput(ImmutableArray<float> weights, int outputs, string property)
    {
        if (!weights.IsEmpty && weights.Length != outputs)
        {
            throw new ArgumentException($"{property} has {weights.Length:N0} values; the network has {outputs:N0} outputs, and each needs one.", property);
        }
    }

    /// <exception cref="ArgumentException">There is not one target for each output of each image.</exception>
    private static void OneForEachOutput(ReadOnlySpan<float> targets, int images, int outputs)
    {
        var expected = (long)images * outputs;
        if (targets.Length != expected)
        {
            throw new ArgumentException(
                $"There are {targets.Length:N0} targets for {images:N0} images; they need {expected:N0}, {outputs:N0} each.", nameof(targets));
        }
    }

    /// <summary>The factor of a sum over all elements, of which each output of each image has one.</summary>
    /// <exception cref="ArgumentException">There is not one target for each.</exception>
    public static float Scale(this Reduction reduction, ReadOnlySpan<float> targets, int images, int outputs)
    {
        OneForEachOutput(targets, images, outputs);
        return reduction == Reduction.Sum ? 1 : 1f / targets.Length;
    }
}
