using ConvGen.Generator.Inference;

namespace ConvGen.Generator.Printing;

/// <summary>The table of layers: what a person wants to know of a network at a glance.</summary>
internal static class LayerTable
{
    public static IReadOnlyList<string> Of(Network network)
    {
        var rows = new List<string[]> { new[] { "layer", "output", "parameters", "MACs", "floats" } };
        rows.Add(["(image)", $"{network.Input}", "", "", Grouped(network.Input.Length)]);
        rows.AddRange(network.Layers.Select(layer => new[]
        {
            layer.Name, $"{layer.OutputShape}", Grouped(layer.Parameters.Sum(parameter => (long)parameter.Length)), Grouped(layer.Multiplications), layer.IsView(Planning.Purpose.Training) ? "(view)" : Grouped(layer.OutputShape.Length),
        }));
        rows.Add(["total", "", Grouped(network.ParametersLength), Grouped(network.Layers.Sum(layer => layer.Multiplications)), ""]);

        return TextTable.Of(rows, left: 2);
    }

    private static string Grouped(long value) => value == 0 ? "" : TextTable.Grouped(value);
}
