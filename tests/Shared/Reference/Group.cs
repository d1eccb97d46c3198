using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>How a number is summed over a batch's images: 64 to a group; in it, image n belongs to lane n mod 16.</summary>
internal static class Group
{
    public const int Images = 64;

    public const int Lanes = 16;

    /// <summary>A sum over lanes: each lane adds its images in order, each group folds its lanes, and the groups' sums are added in order.</summary>
    /// <param name="images">How many images there are.</param>
    /// <param name="add">Adds the terms of an image to its lane's sum.</param>
    public static T Sum<T>(int images, Func<int, T, T> add)
        where T : IBinaryFloatingPointIeee754<T> =>
        OverGroups(images, (first, end) =>
        {
            var lanes = new T[Lanes];
            for (int n = first; n < end; n++)
                lanes[n % Lanes] = add(n, lanes[n % Lanes]);
            return Fold<T>(lanes);
        });

    /// <summary>A sum without lanes: each group adds its images in order, and the groups' sums are added in order.</summary>
    public static T SumWithoutLanes<T>(int images, Func<int, T, T> add)
        where T : IBinaryFloatingPointIeee754<T> =>
        OverGroups(images, (first, end) =>
        {
            T sum = T.Zero;
            for (int n = first; n < end; n++)
                sum = add(n, sum);
            return sum;
        });

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

    /// <summary>The gradient of a channel's bias.</summary>
    public static T BiasGradient<T>(FeatureMap<T>[] dy, Shape output, int channel)
        where T : IBinaryFloatingPointIeee754<T> =>
        Sum<T>(dy.Length, (n, sum) =>
        {
            for (int oy = 0; oy < output.Height; oy++)
            for (int ox = 0; ox < output.Width; ox++)
                sum += dy[n][channel, oy, ox];
            return sum;
        });

    // total = g0; total += g1; and so on.
    private static T OverGroups<T>(int images, Func<int, int, T> group)
        where T : IBinaryFloatingPointIeee754<T>
    {
        T total = T.Zero;
        for (int first = 0; first < images; first += Images)
        {
            T sum = group(first, Math.Min(first + Images, images));
            total = first == 0 ? sum : total + sum;
        }

        return total;
    }
}
