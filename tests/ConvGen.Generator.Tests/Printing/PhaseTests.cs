using ConvGen.CompilerServices;
using ConvGen.Generator.Planning;
using ConvGen.Generator.Printing;
using ConvGen.Tests.Nests;
using ConvGen.Tests.Reference;
using Bits = ConvGen.Tests.Determinism.Bits;
using GeneratedNetwork = ConvGen.Tests.Determinism.GeneratedNetwork;

namespace ConvGen.Tests.Printing;

/// <summary>A network whose layers wait for all blocks somewhere, as batch normalisation does, has the bits of one that does not.</summary>
public sealed class PhaseTests
{
    [Theory]
    [InlineData("SmallLeNet", "Conv2")]
    [InlineData("SmallLeNetReLU", "Linear1")]
    [InlineData("PaddedPools", "Pool2")]
    public void CutAtALayer(string network, string layer)
    {
        var whole = Planner.Of(SmallNetworks.Of(network));
        var cut = Cut(whole, layer);
        Assert.Equal(whole.Steps.Select(step => step.Nest.Name), cut.Steps.Select(step => step.Nest.Name));
        GeneratedNetwork one = GeneratedNetwork.Of(Compiled.Type(whole)), two = GeneratedNetwork.Of(Compiled.Type(cut));
        Assert.Equal((1, 2, 2), (one.Layout.ForwardPhases, two.Layout.ForwardPhases, two.Layout.BackwardPhases));

        foreach (int images in new[] { 1, 17, 64, 130 })
        {
            foreach (int width in new[] { 512, 256, 128 })
            {
                using (VectorWidth.Override(width))
                    Bits.AssertEqual($"{images} images, {width} bits", Run(one.New(), images), Run(two.New(), images));
            }
        }

        var options = new TrainerOptions { Threads = 2, Loss = new MSELoss() };
        Bits.AssertEqual("training", one.Train(new SGD(0.1f), options, images: 130, steps: 3), two.Train(new SGD(0.1f), options, images: 130, steps: 3));
    }

    [Fact]
    public void EachPhaseIsACase()
    {
        var plan = Cut(Planner.Of(SmallNetworks.Of("SmallLeNet")), "Conv2");
        var dispatch = FacePrinter.Print(plan, null, null).Split('\n').SkipWhile(line => !line.Contains("RunForward")).TakeWhile(line => !line.Contains(".Fold("));
        Harness.Snapshot.Verify(string.Join("\n", dispatch), extension: "cs");
    }

    /// <summary>Two phases: the layers before <paramref name="layer"/>, and those from it on.</summary>
    private static Plan Cut(Plan plan, string layer)
    {
        var (there, back) = (plan.Forward.Single().Steps, plan.Backward.Single().Steps);
        var second = plan.Network.Layers.Select(other => other.Name).SkipWhile(name => name != layer).ToHashSet();
        int forward = there.TakeWhile(step => !second.Contains(step.Layer)).Count();
        int backward = back.Length - back.Reverse().TakeWhile(step => !second.Contains(step.Layer)).Count();
        return plan with { Forward = [new(there[..forward], []), new(there[forward..], [])], Backward = [new(back[..backward], []), new(back[backward..], [])] };
    }

    private static float[] Run(INetwork network, int images)
    {
        Samples.Floats(network.Parameters.Length, seed: 5).CopyTo(network.Parameters);
        float[] inputs = GeneratedNetwork.Images(images, network.InputLength, seed: images);
        float[] outputs = new float[images * network.OutputLength], parameterGradient = new float[network.Parameters.Length], inputGradient = new float[inputs.Length];
        using (var pass = network.Forward(inputs))
            pass.Output.CopyTo(outputs);
        network.Backward(inputs, Samples.Floats(outputs.Length, seed: 6), parameterGradient, inputGradient);
        return [.. outputs, .. parameterGradient, .. inputGradient];
    }
}
