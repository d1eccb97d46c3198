using ConvGen.CompilerServices;

namespace ConvGen.Tests.Networks;

/// <summary>Batch norm of a whole batch by its written definition, without blocks, phases or buffers.</summary>
internal sealed class NormReference
{
    private const int Channels = NormKernels.Channels, Positions = NormKernels.Positions, Length = NormKernels.Length;
    private const int Group = Block.PerGroup * Block.Lanes;

    private readonly float _count;
    private readonly float[] _weight, _sum, _squares, _normalised;

    public NormReference(ReadOnlySpan<float> parameters, float[] images)
    {
        _count = (float)(images.Length / Length) * Positions;
        _weight = parameters[..Channels].ToArray();
        var bias = parameters[Channels..].ToArray();
        _sum = Total(images.Length, (i, c, a) => a + images[i]);
        _squares = Total(images.Length, (i, c, a) => MathF.FusedMultiplyAdd(images[i] - _sum[c] / _count, images[i] - _sum[c] / _count, a));
        _normalised = [.. images.Select((x, i) => (x - _sum[Channel(i)] / _count) * InverseDeviation(Channel(i)))];
        Output = [.. _normalised.Select((x, i) => MathF.FusedMultiplyAdd(x, _weight[Channel(i)], bias[Channel(i)]))];
    }

    public float[] Output { get; }

    public (float[] Parameters, float[] Input) Gradients(float[] dy)
    {
        var b = Total(dy.Length, (i, c, a) => a + dy[i]);
        var g = Total(dy.Length, (i, c, a) => MathF.FusedMultiplyAdd(dy[i], _normalised[i], a));
        return ([.. g, .. b], [.. dy.Select((d, i) => Input(d, _normalised[i], Channel(i)))]);

        float Input(float d, float x, int c) => _weight[c] * InverseDeviation(c) * (d - MathF.FusedMultiplyAdd(x, g[c] / _count, b[c] / _count));
    }

    /// <summary>The running means and variances after this batch.</summary>
    public float[] Updated(float[] buffers)
    {
        const float m = NormKernels.Momentum, rest = 1 - m;
        return [.. buffers.Select((old, i) => MathF.FusedMultiplyAdd(m, i < Channels ? _sum[i] / _count : _squares[i - Channels] / (_count - 1), rest * old))];
    }

    public static float[] Predict(ReadOnlySpan<float> parameters, ReadOnlySpan<float> buffers, ReadOnlySpan<float> images)
    {
        var outputs = new float[images.Length];
        for (var i = 0; i < outputs.Length; i++)
        {
            var c = Channel(i);
            var scale = parameters[c] / MathF.Sqrt(buffers[Channels + c] + NormKernels.Eps);
            outputs[i] = MathF.FusedMultiplyAdd(images[i] - buffers[c], scale, parameters[Channels + c]);
        }

        return outputs;
    }

    private float InverseDeviation(int c) => 1 / MathF.Sqrt(_squares[c] / _count + NormKernels.Eps);

    private static int Channel(int i) => i / Positions % Channels;

    /// <summary>Sums over lanes in groups, folded by halves, the groups added in their order.</summary>
    private static float[] Total(int length, Func<int, int, float, float> add)
    {
        var total = new float[Channels];
        for (var c = 0; c < Channels; c++)
        {
            for (var first = 0; first < length / Length; first += Group)
            {
                var lanes = new float[Block.Lanes];
                for (var n = first; n < Math.Min(first + Group, length / Length); n++)
                {
                    for (var p = 0; p < Positions; p++)
                    {
                        lanes[n % Block.Lanes] = add((n * Channels + c) * Positions + p, c, lanes[n % Block.Lanes]);
                    }
                }

                for (var half = Block.Lanes / 2; half > 0; half /= 2)
                {
                    for (var lane = 0; lane < half; lane++)
                    {
                        lanes[lane] += lanes[lane + half];
                    }
                }

                total[c] = first == 0 ? lanes[0] : total[c] + lanes[0];
            }
        }

        return total;
    }
}
