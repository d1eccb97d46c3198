using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>How gradients are summed over images: 64 to a group; in it, image n belongs to lane n mod 16.</summary>
internal static class Group
{
    public const int Images = 64;

    public const int Lanes = 16;

    /// <summary>The lanes' sums added by halves: 8 pairs, then 4, 2, 1.</summary>
    public static T Fold<T>(Span<T> lanes)
        where T : IBinaryFloatingPointIeee754<T>
    {
        for (int half = Lanes / 2; half > 0; half /= 2)
        {
            for (int lane = 0; lane < half; lane++)
                lanes[lane] += lanes[lane + half];
        }

        return lanes[0];
    }

    /// <summary>The gradient of a channel's bias: each lane sums its images' gradients in order, then the lanes are folded.</summary>
    public static T BiasGradient<T>(ReadOnlySpan<FeatureMap<T>> dy, Shape output, int channel)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sums = new T[Lanes];
        for (int n = 0; n < dy.Length; n++)
        for (int oy = 0; oy < output.Height; oy++)
        for (int ox = 0; ox < output.Width; ox++)
            sums[n % Lanes] += dy[n][channel, oy, ox];
        return Fold<T>(sums);
    }
}
