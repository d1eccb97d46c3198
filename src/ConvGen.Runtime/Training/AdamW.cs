using System.Numerics.Tensors;
using static ConvGen.OptimizerSettings;

namespace ConvGen;

/// <summary><see cref="Adam"/> with a weight decay apart from the gradient; Loshchilov and Hutter 2019, PyTorch's <c>torch.optim.AdamW</c>, formula and defaults.</summary>
/// <remarks>Each step begins with p *= 1 − learning rate · λ; the rest is Adam without its weight decay.</remarks>
public sealed record AdamW : IOptimizer
{
    /// <param name="learningRate">How far a step goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public AdamW(float learningRate = 1e-3f) => LearningRate = learningRate;

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

    /// <summary>λ, how strongly parameters are drawn to zero, whatever their gradient.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float WeightDecay { get; init => field = NotNegative(value, "weight_decay value"); } = 1e-2f;

    /// <inheritdoc/>
    public int Slots => 2;

    /// <inheritdoc/>
    public void Update(OptimizerStep step, Span<float> parameters, Span<float> gradient, OptimizerSlots slots)
    {
        if (WeightDecay != 0)
        {
            TensorPrimitives.Multiply(parameters, (float)(1 - step.Scheduled(LearningRate) * WeightDecay), parameters);
        }

        AdamStep.Run(step.Count, parameters, gradient, slots, step.Scheduled(LearningRate), Beta1, Beta2, Eps);
    }
}
