using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ConvGen.CompilerServices;
using static ConvGen.LossSettings;

namespace ConvGen;

/// <summary>−log softmax(output)[label] over images; PyTorch's <c>torch.nn.CrossEntropyLoss</c>, settings and defaults.</summary>
/// <remarks>
/// With label y, class weights w, smoothing ε and K classes an image's term is (1 − ε)·w[y]·(−log p[y]) + ε/K · Σ over c of w[c]·(−log p[c]);
/// the mean divides the sum by Σ w[y] over the images that are not ignored. Only operations that are exact to the last bit on every machine.
/// </remarks>
public sealed record CrossEntropyLoss : ILoss<int>
{
    /// <summary>ε, the share of the target that goes to all classes alike; from 0 to 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is outside of that, or NaN.</exception>
    public float LabelSmoothing
    {
        get;
        init => field = value is >= 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(
                nameof(LabelSmoothing), value, string.Create(CultureInfo.InvariantCulture, $"label_smoothing must be between 0.0 and 1.0. Got: {value}"));
    }

    /// <summary>Class weights, one for each output; empty for 1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is negative, infinite or NaN.</exception>
    public ImmutableArray<float> Weight
    {
        get;
        init => (field, WeightSum) = (Weights(value), Sum(value));
    } = [];

    /// <summary>The label of images that do not count: they add nothing to the loss, its mean or the gradient.</summary>
    public int IgnoreIndex { get; init; } = -100;

    /// <summary>The mean over images, by their labels' weights, or the sum. The mean over no image, since all are ignored, is NaN.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is none of the two.</exception>
    public Reduction Reduction { get; init => field = Defined(value); }

    private double WeightSum { get; init; }

    /// <inheritdoc/>
    public float Scale(ReadOnlySpan<int> targets, int images, int outputs)
    {
        OneForEachOutput(Weight, outputs, nameof(Weight));
        if (targets.Length != images)
        {
            throw new ArgumentException($"There are {targets.Length:N0} labels for {images:N0} images; each image has one.", nameof(targets));
        }

        var total = 0.0;
        for (var i = 0; i < targets.Length; i++)
        {
            if (targets[i] == IgnoreIndex)
            {
                continue;
            }

            if ((uint)targets[i] >= (uint)outputs)
            {
                throw new ArgumentException(
                    $"labels[{i}] is {targets[i]}; a network with {outputs:N0} outputs takes labels from 0 to {outputs - 1}. Images with {IgnoreIndex} are ignored.",
                    nameof(targets));
            }

            total += WeightOf(targets[i]);
        }

        return Reduction == Reduction.Sum ? 1 : (float)(1 / total);
    }

    /// <inheritdoc/>
    public float Image(ReadOnlySpan<float> output, ReadOnlySpan<int> target, float scale, Span<float> gradient)
    {
        var label = target[0];
        if (label == IgnoreIndex)
        {
            gradient.Clear();
            return 0;
        }

        var (largest, sum) = Functional.Exponentials(output, gradient);

        // The target gives this to the label, and to every class its weight times the smoothing.
        var own = (1 - (double)LabelSmoothing) * WeightOf(label);
        var smoothing = (double)LabelSmoothing / output.Length;
        var whole = (float)(own + smoothing * (Weight.IsEmpty ? output.Length : WeightSum));
        var log = PortableLog.Of(sum);
        var loss = own * (log + ((double)largest - output[label]));
        for (var i = 0; i < output.Length; i++)
        {
            var share = i == label ? own : 0;
            if (smoothing != 0)
            {
                share += smoothing * WeightOf(i);
                loss += smoothing * WeightOf(i) * (log + ((double)largest - output[i]));
            }

            gradient[i] = (gradient[i] / sum * whole - (float)share) * scale;
        }

        return (float)loss;
    }

    /// <summary>Whether the settings are the same, weight by weight.</summary>
    public bool Equals(CrossEntropyLoss? other) => other is not null && LabelSmoothing.Equals(other.LabelSmoothing) && IgnoreIndex == other.IgnoreIndex
        && Reduction == other.Reduction && Weight.SameAs(other.Weight);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(LabelSmoothing, IgnoreIndex, Reduction, ValueEquality.Hash(Weight));

    private float WeightOf(int label) => Weight.IsEmpty ? 1 : Weight[label];

    private bool PrintMembers(StringBuilder text)
    {
        text.Append($"{nameof(LabelSmoothing)} = {LabelSmoothing}, {nameof(Weight)} = {Weight.Listed()}, {nameof(IgnoreIndex)} = {IgnoreIndex}, {nameof(Reduction)} = {Reduction}");
        return true;
    }

    private static double Sum(ImmutableArray<float> weights)
    {
        var sum = 0.0;
        foreach (var weight in weights.IsDefault ? [] : weights)
        {
            sum += weight;
        }

        return sum;
    }
}
