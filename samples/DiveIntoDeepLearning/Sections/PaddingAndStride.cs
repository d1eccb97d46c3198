using ConvGen;

namespace Samples.DiveIntoDeepLearning;

/// <summary>A row and a column of zeros on each side: 3 × 3 becomes 4 × 4, not 2 × 2.</summary>
[Network(1, 3, 3)]
[Conv2d(1, 2, Padding = 1, Bias = false)]
internal sealed partial class Padded;

/// <summary>The same in steps of three rows and two columns.</summary>
[Network(1, 3, 3)]
[Conv2d(1, 2, Padding = 1, StrideHeight = 3, StrideWidth = 2, Bias = false)]
internal sealed partial class Strided;

/// <summary>Padding of half the kernel keeps the size.</summary>
[Network(1, 8, 8)]
[Conv2d(1, 3, Padding = 1)]
internal sealed partial class SameSize;

/// <summary>A kernel of five rows and three columns wants more rows than columns of padding.</summary>
[Network(1, 8, 8)]
[Conv2d(1, 5, 3, PaddingHeight = 2, PaddingWidth = 1)]
internal sealed partial class TallKernel;

/// <summary>A kernel of even size has no middle: the larger half of the padding lies on top and left, as "Dive into Deep Learning" has it.</summary>
[Network(1, 8, 8)]
[Conv2d(1, 4, AutoPad = AutoPad.SameLower)]
internal sealed partial class EvenKernel;

/// <summary>A stride of 2 halves both sides.</summary>
[Network(1, 8, 8)]
[Conv2d(1, 3, Padding = 1, Stride = 2)]
internal sealed partial class Halved;

/// <summary>All numbers different for rows and columns.</summary>
[Network(1, 8, 8)]
[Conv2d(1, 3, 5, PaddingHeight = 0, PaddingWidth = 1, StrideHeight = 3, StrideWidth = 4)]
internal sealed partial class Mixed;

/// <summary>Padding and stride: what they do to shapes, and to the numbers of a small example.</summary>
internal static class PaddingAndStride
{
    public static void Run()
    {
        Show.Tensor("X padded by 1, stride 1", Predict(new Padded()), [4, 4]);
        Show.Tensor("X padded by 1, stride 3 down and 2 to the right", Predict(new Strided()), [2, 2]);

        Console.WriteLine("kernel  padding     stride  input  output");
        foreach (INetwork network in (INetwork[])[new SameSize(), new TallKernel(), new EvenKernel(), new Halved(), new Mixed()])
            Shape(network.Layers[0]);
        Console.WriteLine();
    }

    private static float[] Predict(INetwork network)
    {
        ConvolutionsForImages.K.CopyTo(network.Parameters);
        var y = new float[network.OutputLength];
        network.Predict(ConvolutionsForImages.X, y);
        return y;
    }

    private static void Shape(LayerInfo layer)
    {
        string Numbers(string option) => string.Join(", ", layer.Options[option]);
        Console.WriteLine($"{string.Join('×', layer.Options["kernel"])}     {Numbers("padding")}  {Numbers("stride")}    {layer.InputShape[1]}×{layer.InputShape[2]}    {layer.OutputShape[1]}×{layer.OutputShape[2]}");
    }
}
