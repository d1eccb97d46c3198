namespace ConvGen;

/// <summary>What wrappers of PyTorch's put before every key of a file, such as <c>net.</c> or <c>module._orig_mod.</c>.</summary>
internal static class KeyPrefix
{
    // Bounds the time that a key of nothing but dots takes.
    private const int MaxNames = 8;

    /// <summary>The prefix, of whole names that all keys share, without which most keys are known; the shortest of equals, and often none.</summary>
    public static string Find(IReadOnlyCollection<string> keys, IReadOnlySet<string> known) =>
        Candidates(keys).Take(MaxNames + 1).MaxBy(prefix => keys.Count(key => known.Contains(key[prefix.Length..])))!;

    // MaxBy takes the first of equals, so the shortest comes first.
    private static IEnumerable<string> Candidates(IReadOnlyCollection<string> keys)
    {
        yield return "";
        var first = keys.FirstOrDefault() ?? "";
        for (var dot = first.IndexOf('.', StringComparison.Ordinal); dot >= 0; dot = first.IndexOf('.', dot + 1))
        {
            var prefix = first[..(dot + 1)];
            if (!keys.All(key => key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                yield break;
            }

            yield return prefix;
        }
    }
}
