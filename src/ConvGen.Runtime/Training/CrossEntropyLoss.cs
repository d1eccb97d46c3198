using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>The mean over images of −log softmax(output)[label]; PyTorch's class of that name, with <c>reduction='mean'</c>.</summary>
/// <remarks>Only operations that are exact to the last bit on every machine: a training's figures do not depend on where it runs.</remarks>
public sealed record CrossEntropyLoss : ILoss<int>
{
    /// <inheritdoc/>
    public float Scale(ReadOnlySpan<int> targets, int images, int outputs)
    {
        if (targets.Length != images)
        {
            throw new ArgumentException($"There are {targets.Length:N0} labels for {images:N0} images; each image has one.", nameof(targets));
        }

        for (var i = 0; i < targets.Length; i++)
        {
            if ((uint)targets[i] >= (uint)outputs)
            {
                throw new ArgumentException($"labels[{i}] is {targets[i]}; a network with {outputs:N0} outputs takes labels from 0 to {outputs - 1}.", nameof(targets));
            }
        }

        return 1f / images;
    }

    /// <inheritdoc/>
    public float Image(ReadOnlySpan<float> output, ReadOnlySpan<int> target, float scale, Span<float> gradient)
    {
        // The largest output is taken off first, so that no exponential overflows.
        var largest = float.NegativeInfinity;
        foreach (var value in output)
        {
            largest = float.Max(largest, value);
        }

        var sum = 0f;
        for (var i = 0; i < output.Length; i++)
        {
            gradient[i] = VectorMath.Exp(output[i] - largest);
            sum += gradient[i];
        }

        for (var i = 0; i < output.Length; i++)
        {
            gradient[i] = gradient[i] / sum * scale;
        }

        var label = target[0];
        gradient[label] = (VectorMath.Exp(output[label] - largest) / sum - 1) * scale;
        return (float)(PortableLog.Of(sum) + ((double)largest - output[label]));
    }
}
