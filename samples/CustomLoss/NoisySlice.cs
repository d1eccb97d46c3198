using ConvGen;
using Samples.Data;

namespace Samples.CustomLoss;

/// <summary>A part of Fashion-MNIST as life would give it: some classes are rare, and many labels are wrong.</summary>
internal static class NoisySlice
{
    /// <summary>Of so many images, those of classes 0 to 4 are kept one in four; then labels become any of the ten with probability <paramref name="noise"/>.</summary>
    public static ImageDataset Take(ImageDataset source, Range range, double noise, int seed)
    {
        var random = new Random(seed);
        (int start, int count) = range.GetOffsetAndLength(source.Count);
        int[] kept = [.. Enumerable.Range(start, count).Where(n => source.Label(n) >= 5 || random.Next(4) == 0)];
        int[] labels = [.. kept.Select(n => random.NextDouble() < noise ? random.Next(FashionMnist.Classes.Count) : source.Label(n))];
        return Subset.Of(source, kept, labels);
    }
}
