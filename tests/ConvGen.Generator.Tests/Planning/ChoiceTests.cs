using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;
using ConvGen.Tests.Nests;

namespace ConvGen.Tests.Planning;

/// <summary>What the scheduler chose from can be asked for, and priced part by part.</summary>
public sealed class ChoiceTests
{
    public static TheoryData<int> Widths => [.. Target.All.Select(target => target.Bits)];

    [Theory]
    [MemberData(nameof(Widths))]
    public void TheFirstThatAMethodHoldsIsTaken(int bits)
    {
        var target = TargetOf(bits);
        Assert.All(Reductions, nest =>
        {
            var first = Scheduler.Choices(nest, target).Select(choice => choice.Lower()).First(lowered => lowered is not null);
            Assert.Equal(NestText.Loops(first!.Nest), NestText.Loops(Scheduler.Schedule(nest, target, Generator.Inference.Unroll.Taps).Nest));
        });
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void ThePartsOfACostAddUpToIt(int bits)
    {
        var target = TargetOf(bits);
        Assert.All(Reductions.SelectMany(nest => Scheduler.Choices(nest, target)), choice =>
        {
            var estimate = Cost.Estimate(choice.Nest, target)!;
            Assert.Equal(choice.Cost, estimate.Cost, precision: 9);
            Assert.InRange(estimate.Share, 0.001, 1);
            Assert.All(estimate.Parts, part => Assert.True(part.Cycles >= 0, $"{choice.Tile}: {part.Name} takes {part.Cycles} cycles."));
        });
    }

    [Fact]
    public void TooFewResultsWaitForEachOther()
    {
        var target = TargetOf(512);
        var choices = Scheduler.Choices(Reductions.First(nest => nest.Name == "Conv2InputGradient"), target).Select(choice => Cost.Estimate(choice.Nest, target)!).ToList();
        var fewest = choices.OrderBy(estimate => estimate.Shape.Results).First();
        Assert.True(fewest.Shape.Results < Cost.ToHideLatency);
        Assert.Equal("latency", fewest.Bound);
        Assert.Equal("latency", fewest.WorseThan(choices[0]).Name);
    }

    [Fact]
    public void ATileIsNamedByWhatIsWrittenOut()
    {
        var tiles = Scheduler.Choices(Reductions.First(nest => nest.Name == "Conv2Forward"), TargetOf(512)).Select(choice => choice.Tile);
        Assert.Contains("oc 4, x 5 | kx 5", tiles);
    }

    private static IEnumerable<Nest> Reductions =>
        Planner.Of(SmallNetworks.LeNet).Steps.Select(step => step.Nest).Where(nest => nest.Reduction is not null && !Scheduler.IsRows(nest));

    private static Target TargetOf(int bits) => Target.All.First(target => target.Bits == bits);
}
