using ConvGen.Generator.Nests;
using ConvGen.Generator.Planning;
using ConvGen.Tests.Harness;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Nests;

/// <summary>A small convolution's nests after each transformation, to be read.</summary>
public sealed class SnapshotTests
{
    private static readonly Plan _plan = Planner.Of(SmallNetworks.Named("Net", Network(2, 9, 11, Conv(4, 3, ("Stride", 2), ("Padding", 1)), Layer("Sigmoid"))));

    [Theory]
    [InlineData("Conv1Forward")]
    [InlineData("Conv1WeightGradient")]
    [InlineData("Conv1InputGradient")]
    public void EachStep(string name)
    {
        var nest = _plan.Steps.Select(step => step.Nest).Single(nest => nest.Name == name);
        var kernels = Kernels.Of(_plan);
        string text = $"{nest.Summary}\n";
        foreach (var (variant, transformed, _) in Variants.Of(nest, lanes: 8))
            text += $"\n{variant}\n{transformed}";
        foreach (var target in Target.All)
        {
            var kernel = kernels[target].Single(kernel => kernel.Nest.Name == name);
            text += $"\nscheduled for {target.Bits} bits, {kernel.Statements} statements\n{kernel.Nest}";
        }

        Snapshot.Verify(text, name);
    }

    [Fact]
    public void Lowered()
    {
        var nest = _plan.Steps.Select(step => step.Nest).Single(nest => nest.Name == "Conv1InputGradient");
        Snapshot.Verify(LoweredText.Of(Lower.Nest(Variants.Of(nest, lanes: 16).Last(variant => variant.Name.StartsWith("x counted", StringComparison.Ordinal)).Nest)));
    }
}
