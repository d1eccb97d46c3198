using System.Globalization;
using System.Text.RegularExpressions;

namespace ConvGen.Samples.Tests;

public sealed partial class KeywordsTests
{
    [Theory]
    [InlineData("1")]
    [InlineData("5")]
    public async Task MoreThan95OfAHundredWhistlesAreUnderstood(string seed)
    {
        Ran ran = await SampleProgram.Run("Keywords", SampleProgram.Samples, "--seed", seed);
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.InRange(double.Parse(Accuracy().Match(ran.Output).Groups[1].Value, CultureInfo.InvariantCulture), 95, 100);
        Assert.InRange(double.Parse(Latency().Match(ran.Output).Groups[1].Value, CultureInfo.InvariantCulture), 1, 10_000);
    }

    [GeneratedRegex(@"^accuracy ([\d.]+) % of 1,200 recordings that were not trained on$", RegexOptions.Multiline)]
    private static partial Regex Accuracy();

    [GeneratedRegex(@"^one window of 250 ms takes (\d+) µs$", RegexOptions.Multiline)]
    private static partial Regex Latency();
}
