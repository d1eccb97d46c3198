using System.Collections;
using System.Runtime.CompilerServices;

namespace ConvGen.Generator.Declarations;

/// <summary>An immutable array that compares by its elements, so that a record holding one compares by value too.</summary>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
internal readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
{
    private readonly T[]? _items;

    /// <summary>Takes a copy of <paramref name="items"/>.</summary>
    public EquatableArray(IEnumerable<T> items) => _items = [.. items];

    internal EquatableArray(ReadOnlySpan<T> items) => _items = items.ToArray();

    public int Length => Items.Length;

    public T this[int index] => Items[index];

    int IReadOnlyCollection<T>.Count => Length;

    private T[] Items => _items ?? [];

    public ReadOnlySpan<T> AsSpan() => Items;

    /// <summary>The place of the first equal element, or −1.</summary>
    public int IndexOf(T item) => Array.IndexOf(Items, item);

    public bool Equals(EquatableArray<T> other) => Items.SequenceEqual(other.Items);

    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    public override int GetHashCode() =>
        Items.Aggregate(Length, static (hash, item) => unchecked((hash * 31) + EqualityComparer<T>.Default.GetHashCode(item!)));

    public override string ToString() => $"[{string.Join(", ", Items)}]";

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);
}

/// <summary>Makes arrays for collection expressions and queries.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items) => new(items);

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items) => new(items);
}
