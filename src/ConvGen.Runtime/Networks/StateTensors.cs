using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>A file's tensors under a network's keys: they fit, every one.</summary>
/// <param name="File">What messages call the file.</param>
/// <param name="Weights">Parameters, running statistics and counts of batches, by the network's keys.</param>
/// <param name="Notes">What ConvGen keeps in the file beside them, by keys that begin with a mark such as <see cref="SelfTest.Mark"/>.</param>
/// <param name="Metadata">The file's free text.</param>
internal sealed record StateTensors(
    string File, IReadOnlyDictionary<string, SafeTensor> Weights, IReadOnlyDictionary<string, SafeTensor> Notes, IReadOnlyDictionary<string, string> Metadata)
{
    private static readonly string[] s_marks = [SelfTest.Mark, CheckpointTensors.Mark];

    /// <summary>Reads a file and holds it against a network.</summary>
    /// <exception cref="FormatException">The file is damaged, or its tensors do not fit.</exception>
    public static StateTensors Read(InputFile file, NetworkLayout layout)
    {
        var content = SafeTensors.Read(file);
        var parts = content.Tensors.ToLookup(tensor => s_marks.Any(mark => tensor.Key.StartsWith(mark, StringComparison.Ordinal)));
        var prefix = KeyPrefix.Find([.. parts[false].Select(tensor => tensor.Key)], Keys(layout).ToHashSet());
        var weights = parts[false].ToDictionary(tensor => tensor.Key[prefix.Length..]);
        WeightsMismatchException.ThrowIfMismatched(file.Name, layout, weights, prefix);
        foreach (var norm in layout.Norms)
        {
            if (weights.TryGetValue(norm.CountKey, out var tensor) && tensor.Integers!.Value.Span[0] is < 0 and var count)
            {
                throw file.Damaged($"{norm.CountKey} is {count}; a number of batches is at least 0");
            }
        }

        return new(file.Name, weights, parts[true].ToDictionary(tensor => tensor.Key), content.Metadata);
    }

    private static IEnumerable<string> Keys(NetworkLayout layout) =>
        [.. layout.Parameters.Select(tensor => tensor.Key), .. layout.Buffers.Select(tensor => tensor.Key), .. layout.Norms.Select(norm => norm.CountKey)];
}
