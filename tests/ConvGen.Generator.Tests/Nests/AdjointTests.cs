using ConvGen.Generator.Declarations;
using ConvGen.Generator.Layers;
using ConvGen.Generator.Nests;
using ConvGen.Tests.Reference;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Nests;

/// <summary>Gradients that are derived from the formulas of forward.</summary>
public sealed class AdjointTests
{
    private static readonly Generator.Inference.Network _network = SmallNetworks.Named("Net", Network(2, 7, 9, Conv(3, 3, ("Stride", 2), ("Padding", 1))));

    [Fact]
    public void ByInputIsTheGatherWrittenByHand()
    {
        var derived = Stated.Of(_network, "Conv1InputGradient");

        Axis ic = new("ic", 2), iy = new("iy", 7), ix = new("ix", 9), n = LayerTensors.Block, oc = new("oc", 3), y = new("y", 4), x = new("x", 5);
        var loads = derived.Reduction!.Term.Loads.ToList();
        Tensor w = loads[0].Tensor, dy = loads[1].Tensor;
        Affine ky = iy - (2 * y) + 1, kx = ix - (2 * x) + 1;
        var gather = Nest.Sum("Conv1InputGradient", "", [ic, iy, ix, n], derived.Output.Tensor[ic, iy, ix, n], 0f, [oc, y, x], w[oc, ic, ky, kx] * dy[oc, y, x, n]) with
        {
            Guards = [new(ky, 0, 3), new(kx, 0, 3)],
        };

        Assert.Equal(gather.ToString(), derived.ToString());
    }

    [Fact]
    public void ByParameterSumsOverPositionsInEachLane()
    {
        var nests = Stated.Of(_network);
        Assert.Equal(
            "dW[oc,ic,ky,kx,n] += sum(y,x) dY[oc,y,x,n] * X[ic,2*y+ky-1,2*x+kx-1,n]",
            Term(nests, "Conv1WeightGradient"));
        Assert.Equal("db[oc,n] += sum(y,x) dY[oc,y,x,n]", Term(nests, "Conv1BiasGradient"));

        static string Term(IEnumerable<Nest> nests, string name) => nests.Single(nest => nest.Name == name).Formula;
    }

    [Fact]
    public void ADivisorOfTheSumDividesEachOutputsGradient()
    {
        var network = SmallNetworks.Named("Net", Network(2, 7, 9, Pool("AvgPool2d", 2), Pool("AvgPool2d", 2, ("Padding", 1), ("CountIncludePad", false))));
        Assert.Equal("dX[c,iy,ix,n] = sum(y,x) dY[c,y,x,n] / 4", Stated.Of(network, "Pool1InputGradient").Formula);
        Assert.Equal("dX[c,iy,ix,n] = sum(y,x) dY[c,y,x,n] / C[y,x]", Stated.Of(network, "Pool2InputGradient").Formula);
    }

    [Fact]
    public void WhatIsNotLinearIsRefused()
    {
        var forward = Stated.Of(_network, "Conv1Forward");
        var input = forward.Reduction!.Term.Loads.Last();
        var curved = forward with { Value = new Call("Sigmoid", new Reduced()) };
        Assert.Equal("Conv1Forward is not linear in X", Assert.Throws<ArgumentException>(() => curved.ByInput("G", "", input, forward.Output.Tensor, input.Tensor)).Message);
    }

    [Fact]
    public void ConvolutionsByInput() => ForRandomWindows((shape, window, random) => Layer("Conv2d", [("outChannels", random.Next(1, 4)), ("Bias", false), .. Arguments(window)]), half: false);

    [Fact]
    public void MeansByInput() => ForRandomWindows((_, window, random) => Layer("AvgPool2d", [("CountIncludePad", random.Next(2) == 0), .. Arguments(window)]), half: true);

    [Fact]
    public void LinearByInput() => Holds(SmallNetworks.Named("Net", Network(1, 3, 7, Layer("Flatten"), SmallNetworks.Linear(5, ("Bias", false)))), seed: 1);

    // A pool's padding is at most half its kernel, and a mean has no dilation.
    private static Window PoolWindow(Random random, Shape shape)
    {
        var window = Samples.Window(random, shape) with { DilationHeight = 1, DilationWidth = 1 };
        bool small = Math.Max(window.Top, window.Bottom) <= window.KernelHeight / 2 && Math.Max(window.Left, window.Right) <= window.KernelWidth / 2;
        return small && window.Output(shape, 1).Length > 0 ? window : PoolWindow(random, shape);
    }

    private static IEnumerable<(string, object)> Arguments(Window window) =>
    [
        .. window is { DilationHeight: 1, DilationWidth: 1 } ? Array.Empty<(string, object)>() : [("DilationHeight", window.DilationHeight), ("DilationWidth", window.DilationWidth)],
        ("kernelHeight", window.KernelHeight), ("kernelWidth", window.KernelWidth), ("StrideHeight", window.StrideHeight), ("StrideWidth", window.StrideWidth),
        ("PaddingTop", window.Top), ("PaddingBottom", window.Bottom), ("PaddingLeft", window.Left), ("PaddingRight", window.Right),
    ];

    private static void ForRandomWindows(Func<Shape, Window, Random, LayerDeclaration> layer, bool half)
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var shape = new Shape(random.Next(1, 4), random.Next(1, 9), random.Next(1, 9));
            var window = half ? PoolWindow(random, shape) : Samples.Window(random, shape);
            Holds(SmallNetworks.Named("Net", Network(shape.Channels, shape.Height, shape.Width, layer(shape, window, random))), seed);
        }
    }

    /// <summary>⟨A x, y⟩ = ⟨x, Aᵀ y⟩ for the one layer that computes, by its nests alone.</summary>
    private static void Holds(Generator.Inference.Network network, int seed)
    {
        var nests = Stated.Of(network);
        Nest forward = nests.First(nest => nest.Name.EndsWith("Forward", StringComparison.Ordinal)), back = nests.First(nest => nest.Name.EndsWith("InputGradient", StringComparison.Ordinal));
        var memory = Memory.Random([forward, back], seed);
        var x = forward.Reduction!.Term.Loads.Last().Tensor;
        var dy = back.Reduction!.Term.Loads.Single(load => load.Tensor.Region.Space == Space.Gradients).Tensor;
        var dx = back.Output.Tensor;
        int[] inside = [.. Addresses(x, [.. dx.Dimensions.Select(dimension => dimension.Size)])];
        float[] pixels = [.. inside.Select(address => memory[x][address])];
        Array.Clear(memory[x]);
        for (int i = 0; i < inside.Length; i++)
            memory[x][inside[i]] = pixels[i];

        NestInterpreter.Run(forward, memory);
        NestInterpreter.Run(back, memory);

        double left = Dot(memory[forward.Output.Tensor], memory[dy]), right = Dot(pixels, memory[dx]);
        Assert.True(Math.Abs(left - right) < 1e-6 * memory[dy].Length, $"{forward.Formula}, seed {seed}: ⟨Ax, y⟩ = {left:R}, ⟨x, Aᵀy⟩ = {right:R}");
    }

    private static double Dot(IEnumerable<float> a, IEnumerable<float> b) => a.Zip(b, (x, y) => (double)x * y).Sum();

    /// <summary>The elements from index 0 on, row by row: all but the border.</summary>
    private static IEnumerable<int> Addresses(Tensor tensor, int[] sizes, int dimension = 0) => dimension == sizes.Length
        ? [0]
        : from index in Enumerable.Range(0, sizes[dimension])
          from rest in Addresses(tensor, sizes, dimension + 1)
          select ((index - tensor.Dimensions[dimension].Low) * tensor.Dimensions[dimension].Stride) + rest;
}
