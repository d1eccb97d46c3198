using System.CommandLine;
using Samples.Results;
using Samples.Training;
using Samples.Views;

namespace Samples.Commands;

/// <summary><c>describe</c>: prints the table of layers and where the generated code lies.</summary>
internal sealed class DescribeCommand : Command
{
    private readonly Choice<Variant> _variant = CommonChoices.VariantOf();

    public DescribeCommand() : base("describe", "Print the table of layers, and where the code lies that ConvGen generated for them.")
    {
        Options.Add(_variant);
        SetAction(parsed => Failures.Guard(() => Run(parsed)));
    }

    private int Run(ParseResult parsed)
    {
        var screen = new Screen(parsed.GetValue(CommonChoices.Json));
        Variant variant = parsed.GetValue(_variant) ?? Variant.D2l;
        IReadOnlyList<LayerResult> layers = LayerRows.Of(variant.Description);
        int parameters = layers.Sum(layer => layer.Parameters);
        (string? folder, IReadOnlyList<string> files) = GeneratedCode.Find(variant.ClassName);

        screen.Line($"{variant.ClassName}: {variant.Title}; {parameters:N0} parameters, {layers.Sum(layer => layer.MultiplyAdds):N0} multiply-adds for an image");
        screen.Line();
        screen.Table(
            ["layer", "output", "parameters", "multiply-adds"],
            layers.Select(layer => new[] { layer.Layer, layer.Output, Number(layer.Parameters), Number(layer.MultiplyAdds) }),
            leftColumns: 2);
        screen.Line();
        screen.Line(folder is null
            ? "The generated code is not here: it lies in samples/LeNet/obj/generated of the clone that this program was built in."
            : $"The generated code, to read and to step through, in {folder}:");
        foreach (string file in files)
            screen.Line($"  {Path.GetFileName(file)}  ({File.ReadLines(file).Count():N0} lines)");
        screen.Result(
            new DescribeResult("describe", variant.Name, variant.ClassName, layers, parameters, folder, [.. files.Select(file => Path.GetFileName(file)!)]),
            ResultJson.Default.DescribeResult);
        return ExitCode.Done;
    }

    private static string Number(long value) => value == 0 ? "" : $"{value:N0}";
}
