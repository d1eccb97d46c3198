using ConvGen.CompilerServices;
using ConvGen.Generator.Planning;
using ConvGen.Tests.Determinism;
using ConvGen.Tests.Harness;
using ConvGen.Tests.Nests;
using ConvGen.Tests.Printing;
using ConvGen.Tests.Reference;
using Microsoft.CodeAnalysis;

namespace ConvGen.Tests.Incremental;

/// <summary>The project's property <c>ConvGenVectorWidths</c>: which kernels there are, and which of them run where.</summary>
public sealed class VectorWidthsTests
{
    private const string Source = "[ConvGen.Network(1, 3, 3), ConvGen.Conv2d(1, 2)] public partial class Net;";

    [Theory]
    [InlineData("", "512 256 128")]
    [InlineData("512,256", "512 256")]
    [InlineData("128, 512", "512 128")]
    [InlineData(" 256 ", "256")]
    public void TheListChoosesTheFiles(string list, string widths)
    {
        var generated = Run(list);
        Assert.Empty(RoslynHarness.Diagnostics(generated));
        Assert.Equal(widths.Split(' ').Select(width => $"Net.Vector{width}.g.cs"), generated.Files.Keys.Where(name => name.Contains("Vector", StringComparison.Ordinal)));
    }

    [Fact]
    public void AWrongWidthIsAnErrorAndLeavesNothingOut()
    {
        var generated = Run("512,1024");
        var error = Assert.Single(RoslynHarness.Diagnostics(generated));
        Assert.Equal(("CG0210", Location.None), (error.Id, error.Location));
        Assert.Contains("'1024'", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(3, generated.Files.Keys.Count(name => name.Contains("Vector", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    [InlineData(512, 128)]
    public void WhatIsThereRunsOnEveryMachineWithTheSameBits(params int[] widths)
    {
        var plans = Plans.Of(SmallNetworks.Of("SmallLeNet"));
        var all = GeneratedNetwork.Of(Compiled.Type(plans, Target.All));
        var some = GeneratedNetwork.Of(Compiled.Type(plans, [.. Target.All.Where(target => widths.Contains(target.Bits))]));
        foreach (int machine in new[] { 512, 256, 128 })
        {
            using (VectorWidth.Override(machine))
            {
                foreach (int images in new[] { 1, 17 })
                    Bits.AssertEqual($"{images} images, {machine} bits", Outputs(all.New(), images), Outputs(some.New(), images));
            }
        }
    }

    private static Harness.Generated Run(string list)
    {
        var compilation = RoslynHarness.Compile(Source);
        var driver = RoslynHarness.Driver(properties: ("ConvGenVectorWidthList", list)).RunGenerators(compilation, TestContext.Current.CancellationToken);
        return RoslynHarness.Result(driver, compilation);
    }

    private static float[] Outputs(INetwork network, int images)
    {
        float[] inputs = GeneratedNetwork.Images(images, network.InputLength, seed: 3), outputs = new float[images * network.OutputLength], gradient = new float[network.Parameters.Length];
        network.Predict(inputs, outputs);
        network.Backward(inputs, Samples.Floats(outputs.Length, seed: 6), gradient, []);
        return [.. outputs, .. gradient];
    }
}
