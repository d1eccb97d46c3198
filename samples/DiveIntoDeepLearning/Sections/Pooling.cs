using ConvGen;
using Samples.EdgeDetection;

namespace Samples.DiveIntoDeepLearning;

/// <summary>The largest of each window of 2 × 2, at every position.</summary>
[Network(1, 3, 3)]
[MaxPool2d(2, Stride = 1)]
internal sealed partial class Greatest;

/// <summary>Their mean.</summary>
[Network(1, 3, 3)]
[AvgPool2d(2, Stride = 1)]
internal sealed partial class Mean;

/// <summary>Windows that do not overlap: without a stride it is the window's size.</summary>
[Network(1, 4, 4)]
[MaxPool2d(3)]
internal sealed partial class DefaultStride;

/// <summary>Padding, in which nothing is larger than any number, and a stride of 2.</summary>
[Network(1, 4, 4)]
[MaxPool2d(3, Padding = 1, Stride = 2)]
internal sealed partial class PaddedPool;

/// <summary>A window of two rows and three columns.</summary>
[Network(1, 4, 4)]
[MaxPool2d(2, 3, StrideHeight = 2, StrideWidth = 3, PaddingWidth = 1)]
internal sealed partial class WidePool;

/// <summary>Each channel is pooled alone.</summary>
[Network(2, 4, 4)]
[MaxPool2d(3, Padding = 1, Stride = 2)]
internal sealed partial class TwoChannelPool;

/// <summary>Edges of an image of 6 × 8, by a kernel that is part of the code.</summary>
[Network(1, 6, 8)]
[Conv2d(1, 1, 2, Weights = [1, -1])]
internal sealed partial class Edges;

/// <summary>The same edges, each noticed one column to the left of it too.</summary>
[Network(1, 6, 8)]
[Conv2d(1, 1, 2, Weights = [1, -1])]
[MaxPool2d(2, Stride = 1)]
internal sealed partial class PooledEdges;

/// <summary>Pooling: maxima and means, padding and stride, channels, and what it does to an image that moves.</summary>
internal static class Pooling
{
    public static void Run()
    {
        Show.Tensor("maximum of 2×2", Predict(new Greatest(), ConvolutionsForImages.X), [2, 2]);
        Show.Tensor("mean of 2×2", Predict(new Mean(), ConvolutionsForImages.X), [2, 2]);

        float[] x = [.. Enumerable.Range(0, 16).Select(i => (float)i)];
        Show.Tensor("X", x, [4, 4]);
        Show.Tensor("maximum of 3×3, no overlap", Predict(new DefaultStride(), x), [1, 1]);
        Show.Tensor("maximum of 3×3, padding 1, stride 2", Predict(new PaddedPool(), x), [2, 2]);
        Show.Tensor("maximum of 2×3, padding 0 and 1, stride 2 and 3", Predict(new WidePool(), x), [2, 2]);
        Show.Tensor("X and X + 1 as two channels, 3×3, padding 1, stride 2", Predict(new TwoChannelPool(), [.. x, .. x.Select(value => value + 1)]), [2, 2, 2]);
        MovedImage();
    }

    private static void MovedImage()
    {
        float[] image = Matrix.Flat(Bar.X);
        float[] moved = [.. Enumerable.Range(0, image.Length).Select(p => p % 8 == 0 ? image[p] : image[p - 1])];
        Console.WriteLine("The bar of the section on images, and the bar one column further right; the first row of each:");
        Row("edges          ", new Edges(), image);
        Row("edges, moved   ", new Edges(), moved);
        Row("pooled         ", new PooledEdges(), image);
        Row("pooled, moved  ", new PooledEdges(), moved);
        Console.WriteLine();
    }

    private static void Row(string title, INetwork network, float[] image)
    {
        float[] row = Predict(network, image)[..network.Trace(image).Layers[^1].Shape[^1]];
        Console.WriteLine(title + string.Concat(row.Select(value => $"{value,4}")));
    }

    private static float[] Predict(INetwork network, float[] x)
    {
        var y = new float[network.OutputLength];
        network.Predict(x, y);
        return y;
    }
}
