using System.Collections.Immutable;

namespace ConvGen;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Key">Its name in the file, such as <c>0.weight</c>.</param>
/// <param name="Shape">Its sizes; none for a single number.</param>
/// <param name="Values">Its elements in row-major order, as 32-bit floats whatever the file holds.</param>
public sealed record SafeTensor(string Key, ImmutableArray<int> Shape, ReadOnlyMemory<float> Values);
