using ConvGen.Generator.Declarations;
using ConvGen.Generator.Inference;
using ConvGen.Generator.Layers.AvgPool2d;
using ConvGen.Generator.Layers.Conv2d;
using ConvGen.Generator.Layers.MaxPool2d;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Inference;

/// <summary>Sizes that windows leave.</summary>
public sealed class WindowTests
{
    [Fact]
    public void WindowsAreCountedOneByOne()
    {
        int[] upTo3 = [1, 2, 3], upTo2 = [0, 1, 2];
        foreach (var size in Enumerable.Range(1, 9))
        foreach (var kernel in Enumerable.Range(1, 5))
        foreach (var stride in upTo3.Append(7))
        foreach (var dilation in upTo3)
        foreach (var before in upTo2)
        foreach (var after in upTo2)
        {
            var axis = new WindowAxis(size, before, after, kernel, stride, dilation, Ceil: false);
            Assert.Equal(Count(axis), Math.Max(0, axis.Output));

            // PyTorch allows no more padding to a pool.
            if (Math.Max(before, after) <= axis.Reach / 2)
            {
                Assert.Equal(Count(axis with { Ceil = true }), Math.Max(0, (axis with { Ceil = true }).Output));
            }
        }
    }

    [Theory]
    [InlineData("k3 p1", 8, 8)]
    [InlineData("k5x3 p2x1", 8, 8)]
    [InlineData("k3 p1 s2", 4, 4)]
    [InlineData("k3x5 p0x1 s3x4", 2, 2)]
    public void ConvolutionsOverEightByEight(string what, int height, int width) =>
        Assert.Equal(new Shape(1, height, width), Only<Conv2dLayer>(1, 8, 8, Layer("Conv2d", [("outChannels", 1), .. Numbers(what)])).OutputShape);

    [Theory]
    [InlineData(9, "k4 s4 p2", true, 3)]
    [InlineData(9, "k4 s4 p2", false, 3)]
    [InlineData(9, "k4 s2", true, 4)]
    [InlineData(9, "k4 s2", false, 3)]
    [InlineData(4, "k3 s2 p1", true, 3)]
    [InlineData(4, "k3 s2 p1", false, 2)]
    [InlineData(4, "k3 s2", true, 2)]
    [InlineData(4, "k3 s2", false, 1)]
    [InlineData(4, "k3", false, 1)]
    [InlineData(4, "k3", true, 2)]
    [InlineData(3, "k4", true, 1)]
    [InlineData(112, "k3 s2", true, 56)]
    public void PoolsRoundUpInCeilMode(int size, string what, bool ceil, int output)
    {
        (string, object)[] arguments = [.. Numbers(what), ("CeilMode", ceil)];
        Assert.Equal(new Shape(2, output, output), Only<AvgPool2dLayer>(2, size, size, Layer("AvgPool2d", arguments)).OutputShape);
        Assert.Equal(new Shape(2, output, output), Only<MaxPool2dLayer>(2, size, size, Layer("MaxPool2d", arguments)).OutputShape);
    }

    [Theory]
    [InlineData(7, "k3 d2", 3)]
    [InlineData(7, "k3 d3", 1)]
    [InlineData(7, "k1 d9", 7)]
    [InlineData(7, "k3 d2 s2", 2)]
    [InlineData(7, "k3 d2 p2", 7)]
    [InlineData(3, "k3 d2 p1", 1)]
    [InlineData(2, "k5 p2", 2)]
    public void DilationSpreadsTheKernel(int size, string what, int output)
    {
        var conv = Only<Conv2dLayer>(1, size, size, Layer("Conv2d", [("outChannels", 1), .. Numbers(what)]));
        Assert.Equal(new Shape(1, output, output), conv.OutputShape);
        Assert.Equal(conv.Window.KernelHeight * conv.Window.KernelWidth * output * output, conv.Multiplications);
    }

    [Fact]
    public void ThePoolsWindowHasItsDilation()
    {
        var pool = Only<MaxPool2dLayer>(1, 9, 9, Layer("MaxPool2d", ("kernelHeight", 3), ("kernelWidth", 2), ("Dilation", 2), ("DilationWidth", 3), ("Stride", 1), ("Padding", 1)));
        Assert.Equal(new Window(3, 2, 1, 1, 2, 3, 1, 1, 1, 1), pool.Window);
        Assert.Equal((new Shape(1, 7, 8), 7 * 8 * 6), (pool.OutputShape, pool.Terms));
    }

    // Window o is there if it ends in the padded image or, rounding up, begins in it where the one before did not reach its end; it never begins in the padding behind.
    private static int Count(WindowAxis axis) => Enumerable.Range(0, 50).TakeWhile(o =>
        (o * axis.Stride) + axis.Reach <= axis.Padded
        || (axis.Ceil && ((o - 1) * axis.Stride) + axis.Reach < axis.Padded && o * axis.Stride < axis.Size + axis.Before)).Count(o =>
        !axis.Ceil || o * axis.Stride < axis.Size + axis.Before);

    private static IEnumerable<(string, object)> Numbers(string what)
    {
        var names = new Dictionary<char, string> { ['k'] = "kernel", ['p'] = "Padding", ['s'] = "Stride", ['d'] = "Dilation" };
        foreach (var word in what.Split(' '))
        {
            int[] numbers = [.. word[1..].Split('x').Select(int.Parse)];
            yield return (names[word[0]] + (numbers.Length == 2 ? "Height" : ""), numbers[0]);
            if (numbers.Length == 2)
            {
                yield return ($"{names[word[0]]}Width", numbers[1]);
            }
        }
    }
}
