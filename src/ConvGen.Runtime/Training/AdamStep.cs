using System.Numerics.Tensors;

namespace ConvGen;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share.</summary>
internal static class AdamStep
{
    /// <summary>One step over a range of the parameters; the first slot is the mean of gradients, the second that of their squares.</summary>
    /// <param name="count">Steps that the state has seen before.</param>
    /// <param name="parameters">The range, to be changed.</param>
    /// <param name="gradient">Overwritten.</param>
    /// <param name="slots">The state, to be changed.</param>
    /// <param name="learningRate">How far this step goes.</param>
    /// <param name="beta1">The share of the old mean of gradients.</param>
    /// <param name="beta2">The share of the old mean of squares.</param>
    /// <param name="eps">Added to the root, after the correction.</param>
    public static void Run(
        long count, Span<float> parameters, Span<float> gradient, OptimizerSlots slots, double learningRate, float beta1, float beta2, float eps)
    {
        var mean = slots[0];
        var square = slots[1];
        TensorPrimitives.Multiply(mean, beta1, mean);
        TensorPrimitives.FusedMultiplyAdd(gradient, (float)(1 - (double)beta1), mean, mean);

        // The gradient has done its work, and its memory serves for the rest.
        TensorPrimitives.Multiply(gradient, gradient, gradient);
        TensorPrimitives.Multiply(square, beta2, square);
        TensorPrimitives.FusedMultiplyAdd(gradient, (float)(1 - (double)beta2), square, square);

        var time = count + 1;
        TensorPrimitives.Sqrt(square, gradient);
        TensorPrimitives.Divide(gradient, (float)Math.Sqrt(1 - PortablePower.Of(beta2, time)), gradient);
        TensorPrimitives.Add(gradient, eps, gradient);
        TensorPrimitives.Divide(mean, gradient, gradient);
        TensorPrimitives.FusedMultiplyAdd(gradient, (float)(-learningRate / (1 - PortablePower.Of(beta1, time))), parameters, parameters);
    }
}
