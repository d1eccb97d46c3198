using System.Text.Json;

namespace ConvGen.Samples.Tests;

public sealed class EvaluateTests(TrainedFixture trained)
{
    [Fact]
    public async Task SavedWeightsDoAsWellAsTheTrainingSaid()
    {
        JsonElement said = Results.Check(trained.Modern.Output).GetProperty("test");
        JsonElement test = (await Evaluate()).GetProperty("test");
        Assert.Equal(SmallData.TestImages, test.GetProperty("images").GetInt32());
        Assert.Equal(said.GetProperty("accuracy").GetDouble(), test.GetProperty("accuracy").GetDouble(), 1e-6);
        Assert.Equal(said.GetProperty("loss").GetDouble(), test.GetProperty("loss").GetDouble(), 1e-5);
        Assert.True(test.GetProperty("accuracy").GetDouble() > 0.5);
    }

    [Fact]
    public async Task TheConfusionMatrixHoldsEveryImageOnce()
    {
        JsonElement result = await Evaluate("--part", "train");
        int[][] rows = [.. result.GetProperty("confusion").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray())];
        Assert.Equal(SmallData.TrainImages, rows.Sum(row => row.Sum()));
        Assert.Equal(result.GetProperty("test").GetProperty("accuracy").GetDouble(), (double)rows.Select((row, i) => row[i]).Sum() / SmallData.TrainImages, 1e-6);
        Assert.Equal(rows.Select(row => row.Sum()), result.GetProperty("classes").EnumerateArray().Select(one => one.GetProperty("images").GetInt32()));
    }

    [Fact]
    public async Task PeopleReadATable()
    {
        Ran ran = await LeNetProgram.Run(trained.Output("modern"), "evaluate", "--data", trained.Data);
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.StartsWith("200 test images; weights lenet.safetensors (modern)\naccuracy ", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Ankle boot", ran.Output, StringComparison.Ordinal);
    }

    private async Task<JsonElement> Evaluate(params string[] more)
    {
        Ran ran = await LeNetProgram.Run(trained.Output("modern"), ["--json", "evaluate", "--data", trained.Data, .. more]);
        Assert.Equal(0, ran.ExitCode);
        return Results.Check(ran.Output);
    }
}
