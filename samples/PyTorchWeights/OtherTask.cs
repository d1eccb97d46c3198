using ConvGen;

namespace Samples.PyTorchWeights;

/// <summary>The other task: the four kinds of Fashion-MNIST that the network from PyTorch has never seen.</summary>
internal static class OtherTask
{
    // Sandal, sneaker, bag, ankle boot.
    private static readonly int[] s_classes = [5, 7, 8, 9];

    /// <summary>The first images of each class, at most so many, labelled 0 to 3.</summary>
    public static ImageDataset Take(ImageDataset source, int imagesOfEach)
    {
        int[] kept = [.. s_classes.SelectMany(label => Enumerable.Range(0, source.Count).Where(n => source.Label(n) == label).Take(imagesOfEach))];
        return Subset.Of(source, kept, kept.Select(n => Array.IndexOf(s_classes, source.Label(n))));
    }
}
