using System.Collections.Immutable;
using System.Text;
using ConvGen.CompilerServices;
using static ConvGen.LossSettings;

namespace ConvGen;

/// <summary>The binary cross entropy of each output's sigmoid, over all elements; PyTorch's <c>torch.nn.BCEWithLogitsLoss</c>.</summary>
/// <remarks>
/// With output x, target y and weight p: −p·y·log σ(x) − (1 − y)·log(1 − σ(x)), computed as (1 − y)·max(x, 0) + p·y·max(−x, 0) + (1 − y + p·y)·log(1 + e^−|x|),
/// where nothing overflows and nothing cancels. Only operations that are exact to the last bit on every machine.
/// </remarks>
public sealed record BCEWithLogitsLoss : ILoss<float>
{
    /// <summary>The weight of targets of 1, one for each output; empty for 1. PyTorch's <c>pos_weight</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is negative, infinite or NaN.</exception>
    public ImmutableArray<float> PosWeight { get; init => field = Weights(value); } = [];

    /// <summary>The mean over all images and outputs, or the sum.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the two.</exception>
    public Reduction Reduction { get; init => field = Defined(value); }

    /// <inheritdoc/>
    public float Scale(ReadOnlySpan<float> targets, int images, int outputs)
    {
        OneForEachOutput(PosWeight, outputs, nameof(PosWeight));
        return Reduction.Scale(targets, images, outputs);
    }

    /// <inheritdoc/>
    public float Image(ReadOnlySpan<float> output, ReadOnlySpan<float> target, float scale, Span<float> gradient)
    {
        var sum = 0.0;
        for (var i = 0; i < output.Length; i++)
        {
            var (x, y) = (output[i], target[i]);
            var positive = PosWeight.IsEmpty ? y : PosWeight[i] * y;
            var e = VectorMath.Exp(-MathF.Abs(x));
            var sigmoid = (x < 0 ? e : 1) / (1 + e);
            sum += (x < 0 ? -(double)positive * x : (1.0 - y) * x) + (1.0 - y + positive) * PortableLog.OfOnePlus(e);
            gradient[i] = ((positive + (1 - y)) * sigmoid - positive) * scale;
        }

        return (float)sum;
    }

    /// <summary>Whether the settings are the same, weight by weight.</summary>
    public bool Equals(BCEWithLogitsLoss? other) => other is not null && Reduction == other.Reduction && PosWeight.SameAs(other.PosWeight);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Reduction, ValueEquality.Hash(PosWeight));

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(PosWeight)} = {PosWeight.Listed()}, {nameof(Reduction)} = {Reduction}");
        return true;
    }
}
