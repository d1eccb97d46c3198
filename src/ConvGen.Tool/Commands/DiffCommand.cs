using System.CommandLine;
using System.Globalization;
using ConvGen.Tool.Comparing;

namespace ConvGen.Tool.Commands;

/// <summary><c>convgen diff</c>: a network's layers beside what another framework's gave for the same image.</summary>
internal sealed class DiffCommand : Command
{
    private readonly Option<string> _network = new("--network") { Description = "An assembly, a colon and the class: bin/App.dll:My.LeNet. Its code is run.", Required = true };
    private readonly Option<string> _weights = new("--weights") { Description = "The network's safetensors file.", Required = true };
    private readonly Option<string> _activations = new("--activations") { Description = "An .npz or .safetensors file: 'input', and an array for each layer under its name or number.", Required = true };
    private readonly Option<float> _tolerance = new("--tolerance") { Description = "The largest difference allowed, as a share of the layer's largest value or of 1.", DefaultValueFactory = _ => 1e-4f };

    public DiffCommand()
        : base("diff", "Compares a network, layer by layer, with what another framework's layers gave for one image, and says where they part.")
    {
        Add(_network);
        Add(_weights);
        Add(_activations);
        Add(_tolerance);
        SetAction(parsed => Run(
            parsed.GetValue(_network)!, parsed.GetValue(_weights)!, parsed.GetValue(_activations)!, parsed.GetValue(_tolerance), parsed.InvocationConfiguration.Output));
    }

    private static int Run(string place, string weights, string activations, float tolerance, TextWriter output)
    {
        if (!(tolerance >= 0f && float.IsFinite(tolerance)))
        {
            throw new UsageException($"--tolerance is {tolerance}; expected 0 or more");
        }

        var dump = ActivationDump.Read(activations);
        var network = NetworkAssembly.Load(place);
        network.Load(weights);
        var layers = network.Layers;
        var trace = network.Trace(dump.Input(network));
        var names = layers.Select(dump.Find).ToArray();
        if (names.All(name => name is null))
        {
            throw new RefusedException($"{activations} has {string.Join(", ", dump.Names)}; expected an array for a layer at least: {string.Join(", ", layers.Select(layer => layer.Name))}");
        }

        List<string[]> rows = [];
        string? parts = null;
        for (var i = 0; i < layers.Count; i++)
        {
            var shape = layers[i].OutputShape;
            if (names[i] is not { } name)
            {
                rows.Add([layers[i].Name, string.Join('×', shape), "", "not in the file"]);
                continue;
            }

            var other = dump.Values(name, shape).Span;
            var difference = LayerDifference.Between(trace[i].Values, other);
            var isWithin = difference.IsWithin(tolerance);
            rows.Add([layers[i].Name, string.Join('×', shape), Text(difference.Largest), isWithin ? "same" : "differs"]);
            parts ??= isWithin ? null : $"they part at {layers[i].Name}: {difference.Place(shape)} is {Text(trace[i].Values[difference.At])} here and {Text(other[difference.At])} in '{name}'";
        }

        Table.Print(output, ["layer", "output", "largest difference", ""], rows);
        output.WriteLine(parts ?? $"the same, within {Text(tolerance)} of each layer's largest value");
        return parts is null ? ExitCode.Done : ExitCode.Refused;
    }

    private static string Text(float number) => number.ToString("G6", CultureInfo.InvariantCulture);
}
