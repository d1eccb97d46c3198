using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>What a layer computes with besides its images.</summary>
internal readonly ref struct Values<T>
    where T : IBinaryFloatingPointIeee754<T>
{
    public required Functions<T> Functions { get; init; }

    public required ReadOnlySpan<T> Parameters { get; init; }

    public required ReadOnlySpan<T> Buffers { get; init; }

    /// <summary>The layer's place in the network, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>What random numbers are drawn from.</summary>
    public required int Seed { get; init; }
}
