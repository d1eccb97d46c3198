using System.CommandLine;
using System.Globalization;
using ConvGen.Tool.Import;
using ConvGen.Tool.Reading;

namespace ConvGen.Tool.Commands;

/// <summary><c>convgen import</c>: an ONNX model becomes a declaration and a file of weights.</summary>
internal sealed class ImportCommand : Command
{
    private readonly Argument<string> _model = new("model") { Description = "The ONNX model." };
    private readonly Option<string> _folder = new("--output", "-o") { Description = "The folder that the two files go to; it must exist.", DefaultValueFactory = _ => "." };
    private readonly Option<string?> _namespace = new("--namespace") { Description = "The class's namespace; none if left out." };
    private readonly Option<string?> _class = new("--class") { Description = "The class; the model's file name, as an identifier, if left out." };
    private readonly Option<string?> _shape = new("--shape") { Description = "C,H,W of an image, where the model leaves sizes open." };
    private readonly Option<bool> _force = new("--force") { Description = "Overwrite files that are there." };

    public ImportCommand()
        : base("import", "Writes an ONNX model as a C# declaration and a safetensors file.")
    {
        Add(_model);
        Add(_folder);
        Add(_namespace);
        Add(_class);
        Add(_shape);
        Add(_force);
        SetAction(parsed => Run(
            parsed.GetValue(_model)!, parsed.GetValue(_folder)!, parsed.GetValue(_namespace), parsed.GetValue(_class), parsed.GetValue(_shape), parsed.GetValue(_force),
            parsed.InvocationConfiguration.Output));
    }

    private static int Run(string path, string folder, string? space, string? className, string? shape, bool force, TextWriter output)
    {
        className ??= Identifiers.OfClass(Path.GetFileNameWithoutExtension(path));
        Check("--class", className, Identifiers.IsName(className) && Identifiers.IsFree(className));
        Check("--namespace", space ?? "", space is null || space.Split('.').All(Identifiers.IsName));
        var sizes = shape is null ? null : Sizes(shape);
        var (declaration, weights) = (Path.Combine(folder, className + ".cs"), Path.Combine(folder, className + ".safetensors"));

        var network = Imported(path, sizes);
        var names = LayerNames.Of(network, className);
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException($"there is no folder '{folder}' to write to");
        }

        if (!force && new[] { declaration, weights }.FirstOrDefault(File.Exists) is { } there)
        {
            throw new IOException($"'{there}' is there already; expected a new file, or --force");
        }

        // The weights first: a declaration without them would be half of the network.
        var tensors = Weights.Of(network, names).ToList();
        SafeTensors.Write(weights, tensors, new Dictionary<string, string> { ["format"] = "pt" });
        var text = DeclarationText.Of(network, names, className, space, Path.GetFileName(path));
        ReplacedFile.Write(declaration, file => file.Write(System.Text.Encoding.UTF8.GetBytes(text)));

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{declaration} and {weights}: {network.Layers.Count} layers, {tensors.Sum(tensor => (long)tensor.Values.Length):N0} numbers"));
        if (network.InputLayout != "NCHW")
        {
            output.WriteLine("note: the model reads images channels last (NHWC); the network reads them channels first, [N, C, H, W]");
        }

        if (!network.Output.IsInOrder)
        {
            output.WriteLine($"note: the model's output is {network.Output.Layout}; the network's is [N, C, H, W]");
        }

        return ExitCode.Done;
    }

    private static ImportedNetwork Imported(string path, IReadOnlyList<int>? shape)
    {
        var model = OnnxReader.Read(path);
        try
        {
            return Importer.Import(model, shape);
        }
        catch (RefusedException e)
        {
            throw new RefusedException($"{path}: {e.Message}", e);
        }
    }

    private static void Check(string option, string value, bool isName)
    {
        if (!isName)
        {
            throw new UsageException($"{option} is '{value}'; expected a name that C# takes");
        }
    }

    private static int[] Sizes(string text)
    {
        var sizes = text.Split(',').Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : 0).ToArray();
        return sizes is [>= 1, >= 1, >= 1] ? sizes : throw new UsageException($"--shape is '{text}'; expected three numbers, each at least 1: C,H,W");
    }
}
