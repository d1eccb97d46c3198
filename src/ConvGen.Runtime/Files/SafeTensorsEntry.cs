using System.Collections.Immutable;

namespace ConvGen;

/// <summary>What the header says of a tensor, once it has been checked.</summary>
/// <param name="Key">The tensor's name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Count">Its elements: the product of the sizes.</param>
internal sealed record SafeTensorsEntry(string Key, SafeTensorsType Type, ImmutableArray<int> Shape, int Count);

/// <summary>What the header says of a tensor, unchecked.</summary>
/// <param name="Key">The tensor's name.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Its sizes.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
internal sealed record UncheckedEntry(string Key, SafeTensorsType Type, IReadOnlyList<ulong> Shape, ulong Begin, ulong End)
{
    private const int MostShown = 8;

    /// <summary>Type and shape for messages, which stay short whatever the file holds.</summary>
    public string Description => $"{Type.Name} [{string.Join(", ", Shape.Take(MostShown))}{(Shape.Count > MostShown ? ", …" : "")}]";
}
