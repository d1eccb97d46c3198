using System.Numerics.Tensors;

namespace ConvGen;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share.</summary>
internal static class AdamStep
{
    /// <summary>One step over a range of the parameters; the first slot is the mean of gradients, the second that of their squares.</summary>
    /// <param name="step">Steps that the state has seen before.</param>
    /// <param name="parameters">The range, to be changed.</param>
    /// <param name="gradient">Overwritten.</param>
    /// <param name="slots">The state, to be changed.</param>
    /// <param name="learningRate">How far a step goes.</param>
    /// <param name="beta1">The share of the old mean of gradients.</param>
    /// <param name="beta2">The share of the old mean of squares.</param>
    /// <param name="eps">Added to the root, after the correction.</param>
    public static void Run(
        long step, Span<float> parameters, Span<float> gradient, OptimizerSlots slots, float learningRate, float beta1, float beta2, float eps)
    {
        var mean = slots[0];
        var square = slots[1];
        TensorPrimitives.Multiply(mean, beta1, mean);
        TensorPrimitives.FusedMultiplyAdd(gradient, (float)(1 - (double)beta1), mean, mean);

        // The gradient has done its work, and its memory serves for the rest.
        TensorPrimitives.Multiply(gradient, gradient, gradient);
        TensorPrimitives.Multiply(square, beta2, square);
        TensorPrimitives.FusedMultiplyAdd(gradient, (float)(1 - (double)beta2), square, square);

        var time = step + 1;
        TensorPrimitives.Sqrt(square, gradient);
        TensorPrimitives.Divide(gradient, (float)Math.Sqrt(1 - Power(beta2, time)), gradient);
        TensorPrimitives.Add(gradient, eps, gradient);
        TensorPrimitives.Divide(mean, gradient, gradient);
        TensorPrimitives.FusedMultiplyAdd(gradient, (float)(-learningRate / (1 - Power(beta1, time))), parameters, parameters);
    }

    /// <summary>x to a positive whole power by squaring, since the C library's has other last bits on other machines.</summary>
    private static double Power(double x, long exponent)
    {
        var product = 1.0;
        for (; exponent > 0; exponent >>= 1)
        {
            product *= (exponent & 1) == 0 ? 1 : x;
            x *= x;
        }

        return product;
    }
}
