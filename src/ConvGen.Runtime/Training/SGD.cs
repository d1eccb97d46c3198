using System.Globalization;
using System.Numerics.Tensors;
using static ConvGen.OptimizerSettings;

namespace ConvGen;

/// <summary>Stochastic gradient descent; PyTorch's <c>torch.optim.SGD</c>, formula and defaults.</summary>
/// <remarks>
/// With parameter p, gradient g, momentum μ, dampening τ and weight decay λ: g += λp; v = g in the first step, later v = μv + (1 − τ)g;
/// d = g + μv with Nesterov, v with plain momentum, else g; p −= learning rate · d. Every sum of a product is one fused multiply-add.
/// </remarks>
public sealed record SGD : IOptimizer
{
    /// <param name="learningRate">How far a step goes.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public SGD(float learningRate) => LearningRate = learningRate;

    /// <summary>How far a step goes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float LearningRate { get; init => field = NotNegative(value, "learning rate"); }

    /// <summary>The share of the last step's direction that goes into the next.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float Momentum { get; init => field = NotNegative(value, "momentum value"); }

    /// <summary>The share of the gradient that does not go into the momentum.</summary>
    public float Dampening { get; init; }

    /// <summary>Whether to look ahead along the momentum; needs momentum and no dampening.</summary>
    public bool Nesterov { get; init; }

    /// <summary>How strongly parameters are drawn to zero: half the factor of the sum of their squares.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or NaN.</exception>
    public float WeightDecay { get; init => field = NotNegative(value, "weight_decay value"); }

    /// <inheritdoc/>
    public int Slots => Momentum == 0 ? 0 : 1;

    /// <inheritdoc/>
    public void Validate()
    {
        if (Nesterov && (Momentum <= 0 || Dampening != 0))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Nesterov momentum requires a momentum and zero dampening; SGD has momentum {Momentum} and dampening {Dampening}."));
        }
    }

    /// <inheritdoc/>
    public void Update(OptimizerStep step, Span<float> parameters, Span<float> gradient, OptimizerSlots slots)
    {
        if (WeightDecay != 0)
        {
            TensorPrimitives.FusedMultiplyAdd(parameters, WeightDecay, gradient, gradient);
        }

        ReadOnlySpan<float> direction = gradient;
        if (Momentum != 0)
        {
            var velocity = slots[0];
            if (step.Count == 0)
            {
                gradient.CopyTo(velocity);
            }
            else
            {
                TensorPrimitives.Multiply(velocity, Momentum, velocity);
                TensorPrimitives.FusedMultiplyAdd(gradient, 1 - Dampening, velocity, velocity);
            }

            direction = velocity;
            if (Nesterov)
            {
                TensorPrimitives.FusedMultiplyAdd(velocity, Momentum, gradient, gradient);
                direction = gradient;
            }
        }

        TensorPrimitives.FusedMultiplyAdd(direction, (float)-step.Scheduled(LearningRate), parameters, parameters);
    }
}
