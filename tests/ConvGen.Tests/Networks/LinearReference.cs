using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>What a network of one linear layer gives for a whole batch, image by image and group by group, without blocks or buffers.</summary>
internal static class LinearReference
{
    private const int Inputs = LinearKernels.Inputs, Outputs = LinearKernels.Outputs, Group = Block.PerGroup * Block.Lanes;

    public static float[] Predict(ReadOnlySpan<float> parameters, ReadOnlySpan<float> images)
    {
        var outputs = new float[images.Length / Inputs * Outputs];
        for (var i = 0; i < outputs.Length; i++)
        {
            var (n, o) = (i / Outputs, i % Outputs);
            outputs[i] = parameters[Outputs * Inputs + o];
            for (var k = 0; k < Inputs; k++)
            {
                outputs[i] = MathF.FusedMultiplyAdd(parameters[o * Inputs + k], images[n * Inputs + k], outputs[i]);
            }
        }

        return outputs;
    }

    public static float[] InputGradient(ReadOnlySpan<float> parameters, ReadOnlySpan<float> outputGradient)
    {
        var gradient = new float[outputGradient.Length / Outputs * Inputs];
        for (var i = 0; i < gradient.Length; i++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                gradient[i] = MathF.FusedMultiplyAdd(parameters[o * Inputs + i % Inputs], outputGradient[i / Inputs * Outputs + o], gradient[i]);
            }
        }

        return gradient;
    }

    public static float[] ParameterGradient(ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient)
    {
        var total = new float[LinearKernels.Parameters];
        for (var start = 0; start < images.Length / Inputs; start += Group)
        {
            var count = Math.Min(Group, images.Length / Inputs - start);
            var group = OfGroup(images.Slice(start * Inputs, count * Inputs), outputGradient.Slice(start * Outputs, count * Outputs));
            for (var i = 0; i < total.Length; i++)
            {
                total[i] = start == 0 ? group[i] : total[i] + group[i];
            }
        }

        return total;
    }

    private static float[] OfGroup(ReadOnlySpan<float> images, ReadOnlySpan<float> outputGradient)
    {
        var gradient = new float[LinearKernels.Parameters];
        var lanes = new float[Outputs, Block.Lanes];
        for (var n = 0; n < images.Length / Inputs; n++)
        {
            for (var o = 0; o < Outputs; o++)
            {
                var dy = outputGradient[n * Outputs + o];
                lanes[o, n % Block.Lanes] += dy;
                for (var k = 0; k < Inputs; k++)
                {
                    gradient[o * Inputs + k] = MathF.FusedMultiplyAdd(dy, images[n * Inputs + k], gradient[o * Inputs + k]);
                }
            }
        }

        for (var o = 0; o < Outputs; o++)
        {
            for (var half = Block.Lanes / 2; half > 0; half /= 2)
            {
                for (var lane = 0; lane < half; lane++)
                {
                    lanes[o, lane] += lanes[o, lane + half];
                }
            }

            gradient[Outputs * Inputs + o] = lanes[o, 0];
        }

        return gradient;
    }
}
