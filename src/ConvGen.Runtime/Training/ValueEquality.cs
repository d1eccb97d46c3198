using System.Collections.Immutable;

namespace ConvGen;

/// <summary>Compares and prints settings that are lists by what is in them, which <see cref="ImmutableArray{T}"/> itself does not.</summary>
internal static class ValueEquality
{
    public static bool SameAs<T>(this ImmutableArray<T> values, ImmutableArray<T> others) => values.AsSpan().SequenceEqual(others.AsSpan());

    public static string Listed<T>(this ImmutableArray<T> values) => $"[{string.Join(", ", values)}]";

    public static int Hash<T>(ImmutableArray<T> values)
    {
        var hash = new HashCode();
        foreach (var value in values)
        {
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
