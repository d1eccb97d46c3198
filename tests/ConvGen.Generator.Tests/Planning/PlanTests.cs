using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;
using ConvGen.Tests.Harness;
using ConvGen.Tests.Nests;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Planning;

/// <summary>What is computed in which order, and where everything lies.</summary>
public sealed class PlanTests
{
    [Fact]
    public void OfLeNet() => Snapshot.Verify($"{Planner.Of(SmallNetworks.LeNet)}");

    [Fact]
    public void OfLeNetForOneImage() => Snapshot.Verify($"{SinglePlanner.Of(SmallNetworks.LeNet)}");

    [Fact]
    public void OfFewChannelsForOneImage() => Snapshot.Verify($"{SinglePlanner.Of(SmallNetworks.Named("Net", Network(2, 6, 30, Conv(3, 3), Layer("Sigmoid"), Layer("MaxPool2d", ("kernel", 2)), Conv(32, 2), Layer("ReLU"))))}");

    [Fact]
    public void OfPaddedMaxima() => Snapshot.Verify($"{Planner.Of(SmallNetworks.Of("PaddedPools"))}");

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void RegionsDoNotOverlapAndBeginAtWholeVectors(string network)
    {
        var plan = Planner.Of(SmallNetworks.Of(network));
        foreach (var space in plan.Places.Where(place => place.Region.Space is Space.Activations or Space.Gradients or Space.Sums).GroupBy(place => place.Region.Space))
        {
            int end = 0;
            foreach (var place in space.OrderBy(place => place.Offset))
            {
                Assert.True(place.Offset >= end && place.Offset % 16 == 0, $"{place} begins before {end}.");
                end = place.Offset + place.Length;
            }

            Assert.Equal(end, plan.LengthOf(space.Key));
        }
    }

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void NothingIsReadBeforeItIsWritten(string network)
    {
        var plan = Planner.Of(SmallNetworks.Of(network));
        var written = new HashSet<Region>();
        foreach (var nest in plan.Steps.Select(step => step.Nest))
        {
            foreach (var region in nest.Loads.Select(load => load.Tensor.Region).Where(region => region.Space is Space.Activations or Space.Gradients))
                Assert.True(written.Contains(region), $"{nest.Name} reads {region} too early.");
            written.Add(nest.Output.Tensor.Region);
            if (nest.Reduction?.Winner is { } winner)
                written.Add(winner.Tensor.Region);
        }
    }

    [Theory]
    [MemberData(nameof(SmallNetworks.Names), MemberType = typeof(SmallNetworks))]
    public void WhatOnlyTheImagesGradientNeedsFeedsNothingElse(string network)
    {
        var steps = Planner.Of(SmallNetworks.Of(network)).Steps.ToList();
        var forInput = steps.Where(step => step.OnlyForInput).Select(step => step.Nest.Output.Tensor.Region).ToHashSet();

        Assert.Contains(steps, step => step is { OnlyForInput: true, Nest.Name: "UnpackInputGradient" });
        Assert.All(steps.Where(step => !step.OnlyForInput), step => Assert.DoesNotContain(step.Nest.Loads, load => forInput.Contains(load.Tensor.Region)));
    }

    [Fact]
    public void KernelsHaveDifferentNames() => Assert.All(SmallNetworks.Names, row =>
    {
        var names = Planner.Of(SmallNetworks.Of(row.Data)).Steps.Select(step => step.Nest.Name).ToList();
        Assert.Equal(names.Distinct(), names);
    });

    [Fact]
    public void OnlyWhatIsReadElsewhereStaysUnfused()
    {
        // The maximum is read by nobody but the sigmoid behind it; the convolution's output is what ReLU's gradient looks at, after ReLU.
        var network = SmallNetworks.Named("Net", Network(1, 8, 8, Conv(2, 3), Layer("ReLU"), Pool("MaxPool2d", 2), Layer("Sigmoid"), Layer("Tanh")));
        var forward = Planner.Of(network).Forward.Single().Steps.Select(step => step.Nest.Name);
        Assert.Equal(["PackImages", "Conv1Forward", "Pool1Forward", "Tanh1Forward", "UnpackOutputs"], forward);
    }
}
