using System.Text.Json;

namespace ConvGen.Samples.Tests;

public sealed class JsonTests(TrainedFixture trained)
{
    [Fact]
    public void StandardOutputIsOneDocumentAndPeopleReadStandardError()
    {
        Assert.Equal(0, trained.Modern.ExitCode);
        JsonElement result = Results.Check(trained.Modern.Output);
        JsonElement recipe = result.GetProperty("recipe");
        Assert.Equal(("modern", "adam", 0.003), (recipe.GetProperty("variant").GetString(), recipe.GetProperty("optimizer").GetString(), recipe.GetProperty("learningRate").GetDouble()));
        Assert.Equal((6, SmallData.TrainImages), (result.GetProperty("epochs").GetArrayLength(), recipe.GetProperty("trainImages").GetInt32()));
        Assert.Equal(trained.Weights("modern"), result.GetProperty("files").GetProperty("weights").GetString());
        Assert.Contains("train acc", trained.Modern.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "command": "train" }""")]
    [InlineData("""{ "command": "describe", "variant": "d2l", "className": "LeNet", "layers": [], "parameters": 1, "generatedFolder": null, "generatedFiles": [] }""")]
    [InlineData("""{ "command": "describe", "variant": "d2l", "className": 3, "layers": [{ "layer": "a", "output": "b", "parameters": 0, "multiplyAdds": 0 }], "parameters": 1, "generatedFolder": null, "generatedFiles": [] }""")]
    public void TheSchemaRefusesWhatIsWrong(string document) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Results.Check(document));
}
