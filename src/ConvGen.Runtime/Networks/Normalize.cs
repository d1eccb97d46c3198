using System.Collections.Immutable;

namespace ConvGen;

/// <summary>How bytes of images become floats: <c>(byte / 255 − mean) / std</c>, as <c>torchvision.transforms.Normalize</c> after <c>ToTensor</c>.</summary>
/// <remarks>
/// Defined as <c>fma(byte, 1 / (255 · std), −mean / std)</c>, whose two factors are computed in double and rounded once to float.
/// Two values are equal if their numbers are.
/// </remarks>
/// <param name="Mean">One for each channel, or one for all; on the scale from 0 to 1.</param>
/// <param name="Std">Likewise; what the difference from the mean is divided by.</param>
/// <exception cref="ArgumentException">There are no numbers, or one is not finite, or one of <paramref name="Std"/> is 0.</exception>
public sealed record Normalize(ImmutableArray<float> Mean, ImmutableArray<float> Std)
{
    /// <summary>One for each channel, or one for all; on the scale from 0 to 1.</summary>
    public ImmutableArray<float> Mean
    {
        get;
        init => field = Checked(value, nameof(Mean), zero: true);
    } = Checked(Mean, nameof(Mean), zero: true);

    /// <summary>One for each channel, or one for all; what the difference from the mean is divided by.</summary>
    public ImmutableArray<float> Std
    {
        get;
        init => field = Checked(value, nameof(Std), zero: false);
    } = Checked(Std, nameof(Std), zero: false);

    /// <summary>Whether both have the same numbers.</summary>
    public bool Equals(Normalize? other) => other is not null && Mean.AsSpan().SequenceEqual(other.Mean.AsSpan()) && Std.AsSpan().SequenceEqual(other.Std.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var number in Mean.Concat(Std))
        {
            hash.Add(number);
        }

        return hash.ToHashCode();
    }

    /// <summary>Whether there are as many numbers as the network has channels, or one for all of them.</summary>
    /// <exception cref="ArgumentException">There are neither.</exception>
    internal void Validate(int channels, string network)
    {
        Count(Mean, nameof(Mean));
        Count(Std, nameof(Std));

        void Count(ImmutableArray<float> numbers, string name)
        {
            if (numbers.Length != 1 && numbers.Length != channels)
            {
                throw new ArgumentException(
                    $"{nameof(Normalize)}.{name} has {numbers.Length} numbers; the images of {network} have {channels} channel{(channels == 1 ? "" : "s")}: expected one for each, or one for all.",
                    "normalize");
            }
        }
    }

    /// <summary>The two factors of a channel.</summary>
    internal (float Scale, float Offset) Factors(int channel)
    {
        double mean = Mean[Mean.Length == 1 ? 0 : channel], std = Std[Std.Length == 1 ? 0 : channel];
        return ((float)(1.0 / (255.0 * std)), (float)(-mean / std));
    }

    private static ImmutableArray<float> Checked(ImmutableArray<float> numbers, string name, bool zero)
    {
        if (numbers.IsDefaultOrEmpty)
        {
            throw new ArgumentException($"{name} has no numbers; expected one for each channel, or one for all.", name);
        }

        for (var i = 0; i < numbers.Length; i++)
        {
            if (!float.IsFinite(numbers[i]) || (!zero && numbers[i] == 0))
            {
                throw new ArgumentException($"{name}[{i}] is {numbers[i]}; expected a finite number{(zero ? "" : " other than 0")}.", name);
            }
        }

        return numbers;
    }
}
