using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace ConvGen;

public static partial class Functional
{
    /// <summary>The cross-correlation of an image with a kernel: Y[i, j] = Σ X[i + a, j + b] · K[a, b] over the kernel; <c>corr2d</c> of "Dive into Deep Learning".</summary>
    /// <remarks>The sums are those of <see cref="Conv2dAttribute"/> to the last bit: from 0, channels, rows and columns of the kernel ascending, each term a fused multiply-add.</remarks>
    /// <param name="x">The image X, <c>[H, W]</c>.</param>
    /// <param name="k">The kernel K, <c>[h, w]</c>.</param>
    /// <returns><c>[H − h + 1, W − w + 1]</c>.</returns>
    /// <exception cref="ArgumentException">The kernel is larger than the image, or one of them is empty.</exception>
    public static float[,] Corr2d(float[,] x, float[,] k)
    {
        var shape = Corr2dShape.Of(Sizes(x), Sizes(k));
        var y = new float[shape.OutHeight, shape.OutWidth];
        Corr2d(shape, Flat(x), Flat(k), Flat(y));
        return y;
    }

    /// <summary>The cross-correlation of an image of several channels with a kernel, summed over the channels; <c>corr2d_multi_in</c>.</summary>
    /// <inheritdoc cref="Corr2d(float[,], float[,])" path="/remarks"/>
    /// <param name="x">The image X, <c>[C, H, W]</c>.</param>
    /// <param name="k">The kernel K, <c>[C, h, w]</c>.</param>
    /// <returns><c>[H − h + 1, W − w + 1]</c>.</returns>
    /// <exception cref="ArgumentException">The channels differ, the kernel is larger than the image, or one of them is empty.</exception>
    public static float[,] Corr2d(float[,,] x, float[,,] k)
    {
        var shape = Corr2dShape.Of(Sizes(x), Sizes(k));
        var y = new float[shape.OutHeight, shape.OutWidth];
        Corr2d(shape, Flat(x), Flat(k), Flat(y));
        return y;
    }

    /// <summary>The cross-correlation of an image of several channels with several kernels; <c>corr2d_multi_in_out</c>.</summary>
    /// <inheritdoc cref="Corr2d(float[,], float[,])" path="/remarks"/>
    /// <param name="x">The image X, <c>[C, H, W]</c>.</param>
    /// <param name="k">The kernels K, <c>[O, C, h, w]</c>.</param>
    /// <returns><c>[O, H − h + 1, W − w + 1]</c>.</returns>
    /// <exception cref="ArgumentException">The channels differ, the kernels are larger than the image, or one of them is empty.</exception>
    public static float[,,] Corr2d(float[,,] x, float[,,,] k)
    {
        var shape = Corr2dShape.Of(Sizes(x), Sizes(k));
        var y = new float[shape.OutChannels, shape.OutHeight, shape.OutWidth];
        Corr2d(shape, Flat(x), Flat(k), Flat(y));
        return y;
    }

    /// <summary>The cross-correlation of tensors, such as the weights of a layer: whichever of the three their ranks say.</summary>
    /// <inheritdoc cref="Corr2d(float[,], float[,])" path="/remarks"/>
    /// <param name="x">The image X, <c>[H, W]</c> or <c>[C, H, W]</c>.</param>
    /// <param name="k">The kernel K, <c>[h, w]</c> for the one, <c>[C, h, w]</c> or <c>[O, C, h, w]</c> for the other.</param>
    /// <returns><c>[H − h + 1, W − w + 1]</c>, or <c>[O, H − h + 1, W − w + 1]</c> if the kernel has four axes.</returns>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static Tensor<float> Corr2d(in ReadOnlyTensorSpan<float> x, in ReadOnlyTensorSpan<float> k)
    {
        var shape = Corr2dShape.Of(x.Lengths, k.Lengths);
        var y = new float[checked(shape.OutChannels * shape.OutHeight * shape.OutWidth)];
        Corr2d(shape, Flat(x), Flat(k), y);
        return k.Rank == 4
            ? Tensor.Create(y, [shape.OutChannels, shape.OutHeight, shape.OutWidth])
            : Tensor.Create(y, [shape.OutHeight, shape.OutWidth]);
    }

    private static void Corr2d(Corr2dShape shape, ReadOnlySpan<float> x, ReadOnlySpan<float> k, Span<float> y)
    {
        var (channels, height, width, outChannels, kernelHeight, kernelWidth) = shape;
        for (var o = 0; o < outChannels; o++)
        {
            for (var i = 0; i < shape.OutHeight; i++)
            {
                for (var j = 0; j < shape.OutWidth; j++)
                {
                    var sum = 0f;
                    for (var c = 0; c < channels; c++)
                    {
                        for (var a = 0; a < kernelHeight; a++)
                        {
                            for (var b = 0; b < kernelWidth; b++)
                            {
                                var weight = k[((o * channels + c) * kernelHeight + a) * kernelWidth + b];
                                sum = MathF.FusedMultiplyAdd(weight, x[(c * height + i + a) * width + j + b], sum);
                            }
                        }
                    }

                    y[(o * shape.OutHeight + i) * shape.OutWidth + j] = sum;
                }
            }
        }
    }

    private static nint[] Sizes(Array array, [CallerArgumentExpression(nameof(array))] string name = "")
    {
        ArgumentNullException.ThrowIfNull(array, name);
        return [.. Enumerable.Range(0, array.Rank).Select(axis => (nint)array.GetLength(axis))];
    }

    private static Span<float> Flat(Array array) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<byte, float>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static float[] Flat(in ReadOnlyTensorSpan<float> tensor)
    {
        var values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }
}
