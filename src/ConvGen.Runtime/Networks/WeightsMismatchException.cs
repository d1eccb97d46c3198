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

    /// <summary>Keys that both have, with different shapes.</summary>
    public IReadOnlyList<string> MismatchedKeys { get; }

    /// <summary>Holds a file's tensors against those of a network and reports everything that differs at once, in PyTorch's words.</summary>
    internal static void ThrowIfMismatched(string path, NetworkLayout layout, IReadOnlyDictionary<string, SafeTensor> tensors)
    {
        var known = layout.Parameters.Select(p => p.Key).ToHashSet();
        string[] missing = [.. layout.Parameters.Select(p => p.Key).Where(key => !tensors.ContainsKey(key))];
        string[] unexpected = [.. tensors.Keys.Where(key => !known.Contains(key)).Order(StringComparer.Ordinal)];
        ParameterLayout[] mismatched =
            [.. layout.Parameters.Where(p => tensors.TryGetValue(p.Key, out var tensor) && !tensor.Shape.SequenceEqual(p.Shape))];
        if (missing.Length + unexpected.Length + mismatched.Length == 0)
        {
            return;
        }

        var message = new StringBuilder($"'{path}' does not fit the network:");
        AppendKeys(message, "Missing", missing);
        AppendKeys(message, "Unexpected", unexpected);
        foreach (var p in mismatched)
        {
            message.Append($"\n  size mismatch for {p.Key}: copying a param with shape {Text(tensors[p.Key].Shape)} from checkpoint, ")
                .Append($"the shape in current model is {Text(p.Shape)}.");
        }

        throw new WeightsMismatchException(message.ToString(), missing, unexpected, [.. mismatched.Select(p => p.Key)]);
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
