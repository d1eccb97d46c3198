using System.Text.Json;

namespace ConvGen.Samples.Tests;

public sealed class DescribeTests
{
    [Theory]
    [InlineData("d2l", "LeNet", "Sigmoid1")]
    [InlineData("modern", "LeNetModern", "ReLU1")]
    public async Task LayersAndGeneratedFilesAreNamed(string variant, string className, string activation)
    {
        Ran ran = await LeNetProgram.Run(LeNetProgram.Repository, "describe", "--variant", variant, "--json");
        JsonElement result = Results.Check(ran.Output);
        Assert.Equal(className, result.GetProperty("className").GetString());
        Assert.Equal(61_706, result.GetProperty("parameters").GetInt32());
        JsonElement[] layers = [.. result.GetProperty("layers").EnumerateArray()];
        Assert.Equal(["Conv1", activation, "Pool1"], layers.Take(3).Select(layer => layer.GetProperty("layer").GetString()));
        Assert.Equal((2_416, 240_000), (layers[3].GetProperty("parameters").GetInt32(), layers[3].GetProperty("multiplyAdds").GetInt32()));
        Assert.Equal("16×10×10", layers[3].GetProperty("output").GetString());

        string folder = result.GetProperty("generatedFolder").GetString()!;
        string[] files = [.. result.GetProperty("generatedFiles").EnumerateArray().Select(file => file.GetString()!)];
        Assert.Contains($"Samples.{className}.g.cs", files);
        Assert.All(files, file => Assert.True(File.Exists(Path.Combine(folder, file)), file));
    }

    [Fact]
    public async Task PeopleReadATable()
    {
        Ran ran = await LeNetProgram.Run(LeNetProgram.Repository, "describe");
        Assert.Equal(("", 0), (ran.Errors, ran.ExitCode));
        Assert.Contains("LeNet: sigmoid, average pooling; 61,706 parameters, 416,520 multiply-adds for an image", ran.Output, StringComparison.Ordinal);
        Assert.Contains("Samples.LeNet.Vector512.g.cs", ran.Output, StringComparison.Ordinal);
    }
}
