using System.Text.Json;

namespace ConvGen.Samples.Tests;

public sealed class PredictTests(TrainedFixture trained)
{
    [Theory]
    [InlineData("d2l")]
    [InlineData("modern")]
    public async Task TheVariantFollowsFromTheWeights(string variant)
    {
        Ran ran = await LeNetProgram.Run(trained.Output(variant), "predict", Path.Combine(trained.Data, "t10k-images-idx3-ubyte"), "--count", "3");
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.Contains($"({variant})", ran.Output, StringComparison.Ordinal);
        Assert.Equal(5, ran.Output.TrimEnd().Split('\n').Length);
    }

    [Fact]
    public async Task ProbabilitiesAreThoseOfTheImagesThatWereAskedFor()
    {
        JsonElement all = await Predict("--count", "10000");
        JsonElement some = await Predict("--first", "150", "--count", "7");
        Assert.Equal(SmallData.TestImages, all.GetProperty("predictions").GetArrayLength());
        JsonElement[] predictions = [.. some.GetProperty("predictions").EnumerateArray()];
        Assert.Equal(Enumerable.Range(150, 7), predictions.Select(one => one.GetProperty("index").GetInt32()));
        Assert.All(predictions, one =>
        {
            double[] values = [.. one.GetProperty("probabilities").EnumerateArray().Select(value => value.GetDouble())];
            Assert.Equal(1, values.Sum(), 1e-5);
            Assert.Equal(values.Max(), values[one.GetProperty("label").GetInt32()]);
            Assert.Equal(all.GetProperty("predictions")[one.GetProperty("index").GetInt32()].GetRawText(), one.GetRawText());
        });
    }

    [Fact]
    public async Task WithoutAFileItTakesTheTestImages()
    {
        Ran ran = await LeNetProgram.Run(trained.Output("modern"), "predict");
        Assert.Equal(0, ran.ExitCode);
        Assert.Contains("images 0 to 9 of 10,000", ran.Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Predict(params string[] more)
    {
        Ran ran = await LeNetProgram.Run(
            trained.Data, ["predict", Path.Combine(trained.Data, "t10k-images-idx3-ubyte"), "--weights", trained.Weights("modern"), "--json", .. more]);
        Assert.Equal(0, ran.ExitCode);
        return Results.Check(ran.Output);
    }
}
