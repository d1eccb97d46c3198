using System.Text.RegularExpressions;

namespace ConvGen.Tool.Import;

/// <summary>Names layers after their tensors, so that keys of weights stay what they were.</summary>
internal static partial class LayerNames
{
    // What every network has already, and words that mean something to C#.
    internal static readonly HashSet<string> Taken = new(
        ("InputLength OutputLength Description Parameters Predict Forward Backward Initialize Save Load Clone CreatePretrained Trace Architecture Equals Finalize GetHashCode GetType "
        + "MemberwiseClone ReferenceEquals ToString RunForward RunBackward RunPrediction RunSingle RunPack RunLayer RunFoldForward RunFoldBackward RunFold").Split(' '),
        StringComparer.Ordinal);

    /// <summary>For each layer its given name, or null where it goes by its index.</summary>
    public static IReadOnlyList<string?> Of(ImportedNetwork network, string className)
    {
        var names = network.Layers.Select(layer => Given(layer.Declared)).ToArray();
        var counts = new Dictionary<string, int>();
        var counted = network.Layers.Select(layer => Prefix(layer.Declared.Kind) is var prefix ? $"{prefix}{counts[prefix] = counts.GetValueOrDefault(prefix) + 1}" : "").ToArray();
        for (var i = 0; i < names.Length; i++)
        {
            // A layer that would have that name anyway, at another place, keeps it.
            var name = names[i];
            if (name is not null && (Taken.Contains(name) || name == className || names.Where((other, j) => j != i && other == name).Any() || counted.Where((other, j) => j != i && names[j] is null && other == name).Any()))
            {
                names[i] = null;
                i = -1;
            }
        }

        return names;
    }

    // 'conv1.weight' names a layer; '0.weight' and 'features.0.weight' do not.
    private static string? Given(Declared layer) =>
        layer.Tensors.Select(tensor => KeyPattern().Match(tensor.Tensor.Name)).FirstOrDefault() is { Success: true } match
        && match.Groups["layer"].Value is var name
            ? char.ToUpperInvariant(name[0]) + name[1..]
            : null;

    private static string Prefix(string kind) => kind.Contains("Pool", StringComparison.Ordinal) ? "Pool" : kind.Replace("2d", "", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<layer>[a-z][A-Za-z0-9_]*)\.(weight|bias)$", RegexOptions.CultureInvariant)]
    private static partial Regex KeyPattern();
}
