using System.Globalization;
using ConvGen.Generator.Declarations;
using ConvGen.Generator.Layers;

namespace ConvGen.Generator.Inference;

/// <summary>What a layer is called.</summary>
/// <param name="Name">In code: <c>Conv1</c>.</param>
/// <param name="Key">In files: its index, or the given name with the first letter lowered.</param>
/// <param name="IsNamed">Whether the user gave the name.</param>
internal sealed record LayerName(string Name, string Key, bool IsNamed);

/// <summary>Gives every layer its name.</summary>
internal static class LayerNames
{
    /// <summary>The names of all layers; a number counts every layer of its prefix, named ones too.</summary>
    public static EquatableArray<LayerName> Of(EquatableArray<LayerDeclaration> layers)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        return layers.Select(Name).ToEquatableArray();

        LayerName Name(LayerDeclaration layer, int index)
        {
            var prefix = LayerKinds.Find(layer.Kind)?.Prefix ?? layer.Kind;
            counts[prefix] = counts.TryGetValue(prefix, out var count) ? count + 1 : 1;

            return layer.Find("Name")?.Value is string given
                ? new LayerName(given, Text.LowerFirst(given), IsNamed: true)
                : new LayerName(prefix + Text.Plain(counts[prefix]), index.ToString(CultureInfo.InvariantCulture), IsNamed: false);
        }
    }
}
