using ConvGen.Generator.Inference;
using ConvGen.Tool.Commands;

namespace ConvGen.Onnx.Tests.Import;

/// <summary>What <c>convgen import</c> writes for a model.</summary>
/// <param name="Declaration">The C# file.</param>
/// <param name="Tensors">The weights by their keys.</param>
/// <param name="Output">What it says.</param>
internal sealed record Imported(string Declaration, IReadOnlyDictionary<string, SafeTensor> Tensors, string Output)
{
    /// <summary>The network that is declared.</summary>
    public Network Network => Inferred.Of(Declaration, "Net");

    /// <summary>The lines of attributes.</summary>
    public string[] Layers => [.. Declaration.Split('\n').Where(line => line.StartsWith('[')).Skip(1)];

    /// <summary>Imports a model that was written to bytes.</summary>
    public static Imported Of(byte[] model, params string[] options)
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string errors) = Run(["import", folder.Put("model.onnx", model), "-o", folder["."], "--class", "Net", .. options]);
        Assert.Equal(("", 0), (errors, code));
        return new(File.ReadAllText(folder["Net.cs"]), SafeTensors.Read(folder["Net.safetensors"]).ToDictionary(tensor => tensor.Key), output);
    }

    /// <summary>Imports a model that must be refused.</summary>
    /// <returns>The error's one line.</returns>
    public static string Refused(byte[] model, params string[] options)
    {
        using var folder = new TemporaryFolder();
        (int code, string output, string errors) = Run(["import", folder.Put("model.onnx", model), "-o", folder["."], "--class", "Net", .. options]);
        Assert.Equal((ExitCode.Refused, ""), (code, output));
        Assert.Equal(["model.onnx"], folder.Names);
        Assert.Equal(errors.Length - 1, errors.IndexOf('\n', StringComparison.Ordinal));
        return errors;
    }

    /// <summary>Runs the tool in this process.</summary>
    public static (int Code, string Output, string Errors) Run(params string[] arguments)
    {
        using StringWriter output = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        int code = CommandLine.Run(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
