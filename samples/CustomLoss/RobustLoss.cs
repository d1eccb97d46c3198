using System.Collections.Immutable;
using ConvGen;

namespace Samples.CustomLoss;

/// <summary>w[y] · 2 · (1 − √p[y]) with p = softmax(output): the generalised cross entropy of Zhang and Sabuncu (2018, arXiv:1805.07836) with q = ½.</summary>
/// <remarks>Its gradient by output c is w[y] · √p[y] · (p[c] − [c = y]): that of cross entropy, times √p[y]. So an image whose label the network finds absurd, since it is wrong, pulls little.</remarks>
internal sealed record RobustLoss : ILoss<int>
{
    /// <summary>Class weights, one for each output; empty for 1.</summary>
    public ImmutableArray<float> Weight { get; init; } = [];

    // Called once for each batch: all targets are checked before anything is computed. The mean is by weight, as CrossEntropyLoss has it.
    public float Scale(ReadOnlySpan<int> targets, int images, int outputs)
    {
        if (!Weight.IsEmpty && Weight.Length != outputs)
            throw new ArgumentException($"There are {Weight.Length} class weights; expected {outputs}, one for each output.", nameof(outputs));
        if (targets.Length != images)
            throw new ArgumentException($"There are {targets.Length} labels; expected {images}, one for each image.", nameof(targets));
        float total = 0;
        foreach (int label in targets)
            total += (uint)label < (uint)outputs ? WeightOf(label) : throw new ArgumentException($"A label is {label}; expected 0 to {outputs - 1}.", nameof(targets));
        return 1 / total;
    }

    // Called for each image, on several threads at once. Softmax, roots and products have the same bits on every machine; MathF.Pow would not.
    public float Image(ReadOnlySpan<float> output, ReadOnlySpan<int> target, float scale, Span<float> gradient)
    {
        int label = target[0];
        Functional.Softmax(output, output.Length, gradient);
        float weight = WeightOf(label), root = MathF.Sqrt(gradient[label]);
        gradient[label] -= 1;
        foreach (ref float one in gradient)
            one *= scale * weight * root;
        return weight * 2 * (1 - root);
    }

    private float WeightOf(int label) => Weight.IsEmpty ? 1 : Weight[label];
}
