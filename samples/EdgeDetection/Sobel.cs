using ConvGen;
using Samples.Data;
using Samples.EdgeDetection.Pictures;

namespace Samples.EdgeDetection;

/// <summary>
/// Sobel's filter: how steeply the brightness rises downwards (channel 0: horizontal edges) and to the right (channel 1: vertical edges).
/// A kernel is a difference across the edge, smoothed by 1 2 1 along it. The weights are constants and become part of the code.
/// </summary>
[Network(1, 28, 28)]
[Conv2d(2, 3, Padding = 1, Weights = [
    -1, -2, -1,
     0,  0,  0,
     1,  2,  1,

    -1, 0, 1,
    -2, 0, 2,
    -1, 0, 1])]
internal sealed partial class SobelFilter;

/// <summary>Lesson 3: constant kernels over a photograph.</summary>
internal static class Sobel
{
    private const int Pixels = FashionMnist.Rows * FashionMnist.Columns;

    public static void Show(ImageDataset images, int index)
    {
        Console.WriteLine($"3. Sobel's filter over test image {index} of Fashion-MNIST, labelled {FashionMnist.Classes[images.Label(index)]}\n");
        var image = new float[Pixels];
        images.CopyImage(index, image);

        var gradient = new float[SobelFilter.OutputLength];
        new SobelFilter().Predict(image, gradient);
        (float[] down, float[] right) = (gradient[..Pixels], gradient[Pixels..]);

        // The two are a vector, the brightness's gradient; its length is how strong the edge is, whichever way it runs.
        float[] magnitude = [.. down.Zip(right, (d, r) => MathF.Sqrt(d * d + r * r))];

        // All three are drawn on one scale, so that they can be compared.
        float strongest = magnitude.Max();
        float[] Scaled(float[] values) => strongest > 0 ? [.. values.Select(value => value / strongest)] : values;
        Gallery.Show([
            new("image", image),
            new("horizontal edges", Scaled(down), IsSigned: true),
            new("vertical edges", Scaled(right), IsSigned: true),
            new("magnitude", Scaled(magnitude)),
        ]);
    }
}
