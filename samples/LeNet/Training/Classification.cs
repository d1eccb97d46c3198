using System.Numerics.Tensors;
using ConvGen;
using Samples.Data;

namespace Samples.Training;

/// <summary>What a network thinks of some images.</summary>
/// <param name="Images">The images; their labels mean something only if there were any.</param>
/// <param name="Probabilities"><c>[images, classes]</c>: the softmax of the outputs.</param>
/// <param name="Losses">Each image's −log of its label's probability.</param>
internal sealed record Classification(ImageDataset Images, float[] Probabilities, double[] Losses)
{
    // A few megabytes of floats at a time.
    private const int Chunk = 1024;

    private static int Classes => FashionMnist.Classes.Count;

    /// <summary>Classifies images <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/> − 1; the others' probabilities stay zero.</summary>
    public static Classification Of(INetwork network, ImageDataset images, int first, int count, int threads)
    {
        var probabilities = new float[images.Count * Classes];
        var losses = new double[images.Count];
        var pixels = new float[Math.Min(Chunk, count) * images.ImageLength];
        for (int start = first; start < first + count; start += Chunk)
        {
            int length = Math.Min(Chunk, first + count - start);
            for (int i = 0; i < length; i++)
                images.CopyImage(start + i, pixels.AsSpan(i * images.ImageLength, images.ImageLength));
            Span<float> outputs = probabilities.AsSpan(start * Classes, length * Classes);
            network.Predict(pixels.AsSpan(0, length * images.ImageLength), outputs, threads);
            for (int i = 0; i < length; i++)
                losses[start + i] = Softmax(outputs.Slice(i * Classes, Classes), images.Label(start + i));
        }
        return new Classification(images, probabilities, losses);
    }

    public static Classification Of(INetwork network, ImageDataset images, int threads) => Of(network, images, 0, images.Count, threads);

    /// <summary>The probability of each class.</summary>
    public ReadOnlySpan<float> Of(int image) => Probabilities.AsSpan(image * Classes, Classes);

    /// <summary>The class that the network chooses.</summary>
    public int Predicted(int image) => TensorPrimitives.IndexOfMax(Of(image));

    /// <summary>The share of images whose class is their label.</summary>
    public double Accuracy => (double)Enumerable.Range(0, Images.Count).Count(IsRight) / Images.Count;

    /// <summary>The mean of −log of the label's probability.</summary>
    public double Loss => Losses.Average();

    /// <summary>Whether the choice is the label.</summary>
    public bool IsRight(int image) => Predicted(image) == Images.Label(image);

    // The largest is taken off first, so that no exponential overflows. The loss comes from the outputs, since a small probability is 0 as a float.
    private static double Softmax(Span<float> values, int label)
    {
        float largest = TensorPrimitives.Max(values);
        double sum = 0;
        foreach (float value in values)
            sum += Math.Exp(value - largest);
        double loss = Math.Log(sum) + largest - values[label];
        for (int i = 0; i < values.Length; i++)
            values[i] = (float)(Math.Exp(values[i] - largest) / sum);
        return loss;
    }
}
