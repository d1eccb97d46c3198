using System.Runtime.CompilerServices;
using ConvGen.Generator.Printing;
using ConvGen.Tests.Harness;
using ConvGen.Tests.Nests;
using static ConvGen.Tests.Inference.Declared;

namespace ConvGen.Tests.Printing;

/// <summary>Generated code as its users read it.</summary>
public sealed class GeneratedCodeTests
{
    [Fact]
    public void OfCorr2d() => Verify(SmallNetworks.Named("Corr2d", Network(1, 3, 3, Conv(1, 2, ("Bias", false)))), _ => true);

    [Fact]
    public void OfAConvolutionalNetwork() =>
        Verify(SmallNetworks.Named("SmallNet", Network(2, 12, 12, Conv(2, 3, ("Padding", 1)), Layer("ReLU"))), hint => hint.Contains("Vector512"));

    [Fact]
    public void LinesDoNotEndInSpacesAndBlocksDoNotBeginWithEmptyOnes() => Assert.All(Emit.Files(SmallNetworks.Of("SmallLeNetReLU")), file =>
    {
        string[] lines = file.Text.Split('\n');
        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
        Assert.DoesNotContain('\t', file.Text);
        Assert.All(lines.Zip(lines.Skip(1)), pair => Assert.False((pair.First.Length == 0 || pair.First.EndsWith('{')) && pair.Second.Length == 0, "Two empty lines, or one behind a brace."));
        Assert.EndsWith("}\n", file.Text);
    });

    private static void Verify(Generator.Inference.Network network, Func<string, bool> which, [CallerMemberName] string test = "")
    {
        Assert.All(Emit.Files(network).Where(file => which(file.HintName)), file => Snapshot.Verify(file.Text, file.HintName.Replace(".g.cs", ""), "cs", method: test));
    }
}
