using System.Collections.Immutable;

namespace ConvGen;

/// <summary>A tensor in a safetensors file.</summary>
/// <param name="Key">Its name in the file, such as <c>0.weight</c>.</param>
/// <param name="Shape">Its sizes; none for a single number.</param>
/// <param name="Values">Its elements in row-major order, as 32-bit floats whatever the file holds.</param>
public sealed record SafeTensor(string Key, ImmutableArray<int> Shape, ReadOnlyMemory<float> Values)
{
    /// <summary>The elements of a tensor of 64-bit integers, exact; null for every other type.</summary>
    public ReadOnlyMemory<long>? Integers { get; private init; }

    /// <summary>The type of its elements in the file that it was read from, or as it will be written: <c>F32</c>, or <c>I64</c> for integers.</summary>
    public string Type { get; internal init; } = "F32";

    /// <summary>A tensor of 64-bit integers; <see cref="Values"/> are the nearest floats.</summary>
    /// <param name="key">Its name in the file, such as <c>1.num_batches_tracked</c>.</param>
    /// <param name="shape">Its sizes; none for a single number.</param>
    /// <param name="integers">Its elements in row-major order.</param>
    public static SafeTensor OfIntegers(string key, ImmutableArray<int> shape, ReadOnlyMemory<long> integers)
    {
        var values = new float[integers.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = integers.Span[i];
        }

        return new(key, shape, values) { Integers = integers, Type = "I64" };
    }
}
