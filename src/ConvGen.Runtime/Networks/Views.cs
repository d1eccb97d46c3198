using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace ConvGen;

/// <summary>Flat numbers seen as tensors.</summary>
internal static class Views
{
    /// <summary>The numbers in a shape that holds as many: a view, not a copy.</summary>
    public static TensorSpan<float> Of(Span<float> values, ImmutableArray<int> shape)
    {
        Span<nint> lengths = stackalloc nint[shape.Length];
        for (var i = 0; i < lengths.Length; i++)
        {
            lengths[i] = shape[i];
        }

        return new TensorSpan<float>(values, lengths);
    }
}
