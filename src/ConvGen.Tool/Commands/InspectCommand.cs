using System.CommandLine;
using ConvGen.Onnx;
using ConvGen.Tool.Reading;

namespace ConvGen.Tool.Commands;

/// <summary><c>convgen inspect</c>: what is in a model or a file of weights.</summary>
internal sealed class InspectCommand : Command
{
    private readonly Argument<string> _file = new("file") { Description = "An .onnx model or a .safetensors file." };

    public InspectCommand()
        : base("inspect", "Prints the nodes and tensors of an ONNX model, or the tensors of a safetensors file.")
    {
        Add(_file);
        SetAction(parsed => Run(parsed.GetValue(_file)!, parsed.InvocationConfiguration.Output));
    }

    private static int Run(string path, TextWriter output)
    {
        switch (Path.GetExtension(path).ToUpperInvariant())
        {
            case ".ONNX":
                Print(OnnxReader.Read(path), output);
                return ExitCode.Done;
            case ".SAFETENSORS":
                Table.Print(output, ["tensor", "type", "shape", "elements"], SafeTensors.Read(path).Select(tensor => new[] { tensor.Key, tensor.Type, Shape(tensor.Shape), $"{tensor.Values.Length}" }));
                return ExitCode.Done;
            default:
                throw new UsageException($"'{path}' ends with '{Path.GetExtension(path)}'; expected .onnx or .safetensors");
        }
    }

    private static void Print(OnnxModel model, TextWriter output)
    {
        output.WriteLine($"operators of version {model.Opset}");
        Table.Print(
            output, ["value", "shape", ""],
            [.. model.Inputs.Select(value => Value(value, "input")), .. model.Outputs.Select(value => Value(value, "output"))]);
        output.WriteLine();
        Table.Print(
            output, ["node", "operator", "reads", "gives", "attributes"],
            model.Nodes.Select(node => new[] { node.Name, node.Domain.Length > 0 ? $"{node.Domain}.{node.Operator}" : node.Operator, string.Join(", ", node.Inputs), string.Join(", ", node.Outputs), Attributes(node) }));
        output.WriteLine();
        Table.Print(
            output, ["tensor", "type", "shape", "elements"],
            model.Initializers.Select(tensor => new[] { tensor.Name, tensor.Floats is null ? "integer" : "float", Shape(tensor.Shape), $"{tensor.Floats?.Length ?? tensor.Integers!.Value.Length}" }));
    }

    private static string[] Value(OnnxValue value, string what) =>
        [value.Name, value.Shape is null ? "?" : $"[{string.Join(", ", value.Shape.Select(size => size is null ? "?" : $"{size}"))}]", what];

    private static string Attributes(OnnxNode node) => string.Join(", ", node.Attributes.Select(attribute => $"{attribute.Name}={attribute.Value switch
    {
        long[] numbers => $"[{string.Join(", ", numbers)}]",
        float[] numbers => $"[{string.Join(", ", numbers)}]",
        OnnxTensor tensor => $"tensor {Shape(tensor.Shape)}",
        null => "?",
        var one => one,
    }}"));

    private static string Shape(IEnumerable<int> shape) => $"[{string.Join(", ", shape)}]";
}
