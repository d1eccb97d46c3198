using System.Numerics.Tensors;
using static ConvGen.OptimizerSettings;

namespace ConvGen;

/// <summary>Steps of a size that hardly depends on the size of gradients; Kingma and Ba 2015, PyTorch's <c>torch.optim.Adam</c>, formula and defaults.</summary>
/// <remarks>
/// With parameter p, gradient g, weight decay λ and t = 1, 2, … steps: g += λp; m = β₁m + (1 − β₁)g; v = β₂v + (1 − β₂)g²;
/// p −= learning rate / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε). Every sum of a product is one fused multiply-add.
/// </remarks>
public sealed record Adam : IOptimizer
{
    /// <param name="learningRate">How far a step goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public Adam(float learningRate = 1e-3f) => LearningRate = learningRate;

    /// <summary>How far a step goes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float LearningRate { get; init => field = NotNegative(value, "learning rate"); }

    /// <summary>β₁, the share of the old mean of gradients in the new one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, 1 or more, or NaN.</exception>
    public float Beta1 { get; init => field = BelowOne(value, "beta parameter at index 0"); } = 0.9f;

    /// <summary>β₂, the share of the old mean of squared gradients in the new one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, 1 or more, or NaN.</exception>
    public float Beta2 { get; init => field = BelowOne(value, "beta parameter at index 1"); } = 0.999f;

    /// <summary>ε, keeps the division from zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float Eps { get; init => field = NotNegative(value, "epsilon value"); } = 1e-8f;

    /// <summary>λ, how strongly parameters are drawn to zero through the gradient.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float WeightDecay { get; init => field = NotNegative(value, "weight_decay value"); }

    /// <inheritdoc/>
    public int Slots => 2;

    /// <inheritdoc/>
    public void Update(OptimizerStep step, Span<float> parameters, Span<float> gradient, OptimizerSlots slots)
    {
        if (WeightDecay != 0)
        {
            TensorPrimitives.FusedMultiplyAdd(parameters, WeightDecay, gradient, gradient);
        }

        AdamStep.Run(step.Count, parameters, gradient, slots, step.Scheduled(LearningRate), Beta1, Beta2, Eps);
    }
}
