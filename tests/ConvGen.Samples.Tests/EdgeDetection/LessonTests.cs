using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvGen.Samples.Tests.EdgeDetection;

public sealed partial class LessonTests
{
    [Fact]
    public async Task TheKernelFindsTheBarsEdgesAndNoneInTheTransposedImage()
    {
        string output = await Output();
        Assert.Contains("Y, X under the kernel [1, -1]:\n" + Repeat("   0   1   0   0   0  -1   0\n", 6) + "\n", output, StringComparison.Ordinal);
        Assert.Contains("blind to horizontal edges:\n" + Repeat("   0   0   0   0   0\n", 8) + "\n", output, StringComparison.Ordinal);
        Assert.Contains("Functional.Corr2d, plain loops, gives the same numbers.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheKernelIsLearned()
    {
        string output = await Output();
        float[] losses = [.. Loss().Matches(output).Select(match => Number(match.Groups[2]))];
        Assert.Equal(["2", "4", "6", "8", "10"], Loss().Matches(output).Select(match => match.Groups[1].Value));
        Assert.Equal(losses.OrderDescending().Distinct(), losses);
        Match kernel = Learned().Match(output);
        Assert.Equal(1, Number(kernel.Groups[1]), 0.05f);
        Assert.Equal(-1, Number(kernel.Groups[2]), 0.05f);
    }

    // Training has the same bits on every machine, so digits can be stated.
    [Fact]
    public async Task TheLearnedKernelIsTheSameEverywhere() =>
        Assert.Contains("kernel [1.014, -0.971]\n", await Output(), StringComparison.Ordinal);

    private static async Task<string> Output()
    {
        Ran ran = await EdgeDetectionProgram.Run();
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        return ran.Output;
    }

    private static string Repeat(string line, int times) => string.Concat(Enumerable.Repeat(line, times));

    private static float Number(Group group) => float.Parse(group.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^step +(\d+), loss +([\d.]+)$", RegexOptions.Multiline)]
    private static partial Regex Loss();

    [GeneratedRegex(@"^learned +kernel \[([-\d.]+), ([-\d.]+)\]$", RegexOptions.Multiline)]
    private static partial Regex Learned();
}
