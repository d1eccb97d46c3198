using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvGen.Samples.Tests;

/// <summary>What the page claims, for other seeds than its own.</summary>
public sealed class PyTorchWeightsTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("3")]
    public async Task EveryLayerIsThatOfPyTorchAndItsConvolutionsServeAnotherTask(string seed)
    {
        string output = await Output("PyTorchWeights", "--seed", seed);
        MatchCollection layers = Regex.Matches(output, @"^\w+ +[\d×]+ +([\d.]+) +([\d.]+)$", RegexOptions.Multiline);
        Assert.Equal(10, layers.Count);
        Assert.All(layers, layer => Assert.InRange(Value(layer.Groups[2]), 0, 1e-6 * Value(layer.Groups[1])));
        Assert.True(Number(output, @"PyTorch's convolutions, frozen +([\d.]+) %") > 1 + Number(output, @"all weights new +([\d.]+) %"), output);
        Assert.EndsWith("what they were, to the last bit.\n", output, StringComparison.Ordinal);
    }

    private static async Task<string> Output(string sample, params string[] arguments)
    {
        Ran ran = await SampleProgram.Run(sample, SampleProgram.Samples, arguments);
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        return ran.Output;
    }

    private static double Number(string output, string pattern) => Value(Regex.Match(output, pattern).Groups[1]);

    private static double Value(Group group) => double.Parse(group.Value, CultureInfo.InvariantCulture);
}
