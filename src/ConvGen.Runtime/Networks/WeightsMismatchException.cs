using System.Collections.Immutable;
using System.Text;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>The tensors of a file are not those of the network; nothing was loaded.</summary>
public sealed class WeightsMismatchException : FormatException
{
    private WeightsMismatchException(string message, IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> mismatched)
        : base(message) => (MissingKeys, UnexpectedKeys, MismatchedKeys) = (missing, unexpected, mismatched);

    /// <summary>Keys that the network has and the file has not.</summary>
    public IReadOnlyList<string> MissingKeys { get; }

    /// <summary>Keys that the file has and the network has not.</summary>
    public IReadOnlyList<string> UnexpectedKeys { get; }

    /// <summary>Keys that both have, with different shapes or with a type that does not fit.</summary>
    public IReadOnlyList<string> MismatchedKeys { get; }

    /// <summary>Holds a file's tensors against those of a network and reports everything that differs at once, in PyTorch's words.</summary>
    /// <param name="file">What messages call the file.</param>
    /// <param name="layout">The network.</param>
    /// <param name="tensors">The file's, by their keys without the prefix.</param>
    /// <param name="prefix">What was taken off the file's keys.</param>
    internal static void ThrowIfMismatched(string file, NetworkLayout layout, IReadOnlyDictionary<string, SafeTensor> tensors, string prefix)
    {
        (string Key, ImmutableArray<int> Shape)[] floats = [.. layout.Parameters.Select(p => (p.Key, p.Shape)), .. layout.Buffers.Select(b => (b.Key, b.Shape))];
        (string Key, ImmutableArray<int> Shape)[] counts = [.. layout.Norms.Select(norm => (norm.CountKey, ImmutableArray<int>.Empty))];
        var all = floats.Concat(counts).ToArray();
        var known = all.Select(expected => expected.Key).ToHashSet();

        // PyTorch counts batches since 0.4.1; older files have no counts.
        string[] missing = [.. floats.Select(expected => expected.Key).Where(key => !tensors.ContainsKey(key))];
        string[] unexpected = [.. tensors.Keys.Where(key => !known.Contains(key)).Order(StringComparer.Ordinal)];
        var resized = all.Where(expected => tensors.TryGetValue(expected.Key, out var tensor) && !tensor.Shape.SequenceEqual(expected.Shape)).ToArray();
        string[] retyped = [.. counts.Select(expected => expected.Key).Where(key => tensors.TryGetValue(key, out var tensor) && tensor.Integers is null)];
        if (missing.Length + unexpected.Length + resized.Length + retyped.Length == 0)
        {
            return;
        }

        var message = new StringBuilder($"{file} does not fit the network{(prefix.Length == 0 ? "" : $" (keys without their prefix '{prefix}')")}:");
        AppendKeys(message, "Missing", missing);
        AppendKeys(message, "Unexpected", unexpected);
        foreach (var (key, shape) in resized)
        {
            message.Append($"\n  size mismatch for {key}: copying a param with shape {Text(tensors[key].Shape)} from checkpoint, ")
                .Append($"the shape in current model is {Text(shape)}.");
        }

        foreach (var key in retyped)
        {
            message.Append($"\n  type mismatch for {key}: the type in checkpoint is {tensors[key].Type}, the type in current model is I64.");
        }

        throw new WeightsMismatchException(message.ToString(), missing, unexpected, [.. resized.Select(expected => expected.Key).Union(retyped)]);
    }

    private static void AppendKeys(StringBuilder message, string kind, string[] keys)
    {
        if (keys.Length > 0)
        {
            message.Append($"\n  {kind} key(s) in state_dict: {string.Join(", ", keys.Select(key => $"\"{key}\""))}.");
        }
    }

    private static string Text(ImmutableArray<int> shape) => $"[{string.Join(", ", shape)}]";
}
