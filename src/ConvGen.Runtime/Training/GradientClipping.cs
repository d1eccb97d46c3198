using System.Numerics.Tensors;

namespace ConvGen;

/// <summary>Clips gradients by their norm, the root of the sum of squares; PyTorch's <c>torch.nn.utils.clip_grad_norm_</c>.</summary>
/// <remarks>The squares are added in double and in a fixed order: chunks of 4096 elements, within each 8 sums, element i adding to sum i mod 8.</remarks>
public static class GradientClipping
{
    /// <summary>Elements that one item of work takes: what belongs to them stays in the first cache levels.</summary>
    internal const int Chunk = 4096;

    /// <summary>Multiplies a gradient by maxNorm / (norm + 10⁻⁶) where that is below 1: what <see cref="TrainerOptions.MaxGradientNorm"/> does, to the last bit.</summary>
    /// <param name="gradient">All elements, changed in place.</param>
    /// <param name="maxNorm">Norms up to this one stay.</param>
    /// <returns>The norm before.</returns>
    /// <remarks>As in PyTorch, an infinite norm leaves 0 and NaN, and a NaN leaves NaN only.</remarks>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxNorm"/> is negative or NaN.</exception>
    public static float ClipNorm(Span<float> gradient, float maxNorm)
    {
        OptimizerSettings.NotNegative(maxNorm, "maximum norm", nameof(maxNorm));
        var squares = 0.0;
        for (var start = 0; start < gradient.Length; start += Chunk)
        {
            var sum = new SquareSum();
            sum.Add(gradient[start..Math.Min(start + Chunk, gradient.Length)], start);
            squares += sum.Total;
        }

        TensorPrimitives.Multiply(gradient, Factor(squares, maxNorm), gradient);
        return (float)Math.Sqrt(squares);
    }

    /// <summary>What a gradient with that sum of squares is to be multiplied by.</summary>
    internal static float Factor(double squares, float maxNorm) => (float)Math.Min(maxNorm / (Math.Sqrt(squares) + 1e-6), 1);
}
