using ConvGen.Onnx.Networks;
using ConvGen.Onnx.Tests.Import;

namespace ConvGen.Onnx.Tests.Commands;

/// <summary>The tool's command line: exit codes, messages, files.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CommandLineTests() => new NamedNet(1).ExportOnnx(_folder["my-net.v2.onnx"]);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Required command", "")]
    [InlineData("'export'", "export")]
    [InlineData("'--frob'", "import a.onnx --frob")]
    [InlineData("--class is '3D'", "import a.onnx --class 3D")]
    [InlineData("--namespace is 'A.class'", "import a.onnx --class A --namespace A.class")]
    [InlineData("--shape is '1,2'", "import a.onnx --shape 1,2")]
    [InlineData("expected .onnx or .safetensors", "inspect a.txt")]
    public void WrongUsageEndsWith2(string why, string arguments)
    {
        (int code, string output, string errors) = Imported.Run(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((2, ""), (code, output));
        Assert.StartsWith("error: ", errors, StringComparison.Ordinal);
        Assert.Contains(why, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public void HelpNamesTheCommandsAndTheExitCodes()
    {
        (int code, string output, string errors) = Imported.Run("--help");

        Assert.Equal((0, ""), (code, errors));
        Assert.Contains("convgen [command]", output, StringComparison.Ordinal);
        Assert.All(["import <model>", "inspect <file>", "diff", "2 wrong usage"], word => Assert.Contains(word, output, StringComparison.Ordinal));
        Assert.Contains("--namespace", Imported.Run("import", "--help").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("import", "none.onnx")]
    [InlineData("inspect", "none.onnx")]
    [InlineData("inspect", "none.safetensors")]
    public void AFileThatIsNotThereIsNamed(string command, string file)
    {
        (int code, _, string errors) = Imported.Run(command, _folder[file]);

        Assert.Equal(1, code);
        Assert.Contains(file, errors, StringComparison.Ordinal);
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public void TheClassIsNamedAfterTheFile()
    {
        Assert.Equal(0, Import("--namespace", "My.Networks").Code);

        string[] lines = File.ReadAllLines(_folder["MyNetV2.cs"]);
        Assert.Equal(["using ConvGen;", "", "namespace My.Networks;", "", "/// <summary>The network of my-net.v2.onnx; its weights are in MyNetV2.safetensors.</summary>", "[Network(3, 9, 9)]"], lines[..6]);
        Assert.Equal("public partial class MyNetV2;", lines[^1]);
        Assert.Equal("MyNetV2", Inferred.Of(string.Join('\n', lines), "My.Networks.MyNetV2").Type.Name);
    }

    [Fact]
    public void FilesThatAreThereStay()
    {
        _folder.Put("MyNetV2.safetensors", 1, 2, 3);

        (int code, string errors) = Import();

        Assert.Equal(1, code);
        Assert.Contains("--force", errors, StringComparison.Ordinal);
        Assert.Equal([1, 2, 3], File.ReadAllBytes(_folder["MyNetV2.safetensors"]));
        Assert.False(File.Exists(_folder["MyNetV2.cs"]));
        Assert.Equal(0, Import("--force").Code);
        Assert.True(File.Exists(_folder["MyNetV2.cs"]));
    }

    [Fact]
    public void AFolderThatIsNotThereIsNamed()
    {
        (int code, _, string errors) = Imported.Run("import", _folder["my-net.v2.onnx"], "-o", _folder["none"]);

        Assert.Equal(1, code);
        Assert.Contains(_folder["none"], errors, StringComparison.Ordinal);
    }

    [Fact]
    public void TheImportedWeightsAreLoadedByTheirNetwork()
    {
        Import("--class", "NamedNet");
        var network = new NamedNet(seed: 7);
        network.Load(_folder["NamedNet.safetensors"]);

        Assert.Equal(new NamedNet(1).Parameters.ToArray(), network.Parameters.ToArray());
    }

    [Fact]
    public void InspectShowsNodesAndTensors()
    {
        (int code, string output, _) = Imported.Run("inspect", _folder["my-net.v2.onnx"]);

        Assert.Equal(0, code);
        Assert.Matches(@"input +\[\?, 3, 9, 9\] +input", output);
        Assert.Matches(@"Stem +Conv +input, stem\.weight +Stem +kernel_shape=\[3, 3\], strides=\[1, 1\]", output);
        Assert.Matches(@"classes\.weight +float +\[7, 294\] +2058", output);
    }

    [Fact]
    public void InspectShowsWeights()
    {
        new NamedNet(1).Save(_folder["w.safetensors"]);

        (int code, string output, _) = Imported.Run("inspect", _folder["w.safetensors"]);

        Assert.Equal(0, code);
        Assert.Matches(@"1\.num_batches_tracked +I64 +\[\] +1", output);
        Assert.Matches(@"stem\.weight +F32 +\[5, 3, 3, 3\] +135", output);
    }

    private (int Code, string Errors) Import(params string[] options)
    {
        (int code, _, string errors) = Imported.Run(["import", _folder["my-net.v2.onnx"], "-o", _folder["."], .. options]);
        return (code, errors);
    }
}
