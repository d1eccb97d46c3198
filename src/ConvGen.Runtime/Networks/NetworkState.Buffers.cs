using System.Numerics.Tensors;

namespace ConvGen.CompilerServices;

public sealed partial class NetworkState
{
    private readonly AlignedBuffer _buffers;
    private readonly long[] _counts;

    /// <summary>The running statistics of every layer, flat; 64-byte aligned.</summary>
    public Span<float> Buffers => _buffers.Span;

    /// <summary>The running mean of a layer, <c>[channels]</c>: a view, not a copy.</summary>
    /// <param name="norm">Its place in <see cref="NetworkLayout.Norms"/>.</param>
    public TensorSpan<float> RunningMean(int norm) => Channels(_layout.Norms[norm], _layout.Norms[norm].MeanBuffer);

    /// <summary>The running variance of a layer, <c>[channels]</c>: a view, not a copy.</summary>
    /// <param name="norm">Its place in <see cref="NetworkLayout.Norms"/>.</param>
    public TensorSpan<float> RunningVar(int norm) => Channels(_layout.Norms[norm], _layout.Norms[norm].VarianceBuffer);

    /// <summary>How many batches the running statistics of a layer have seen.</summary>
    /// <param name="norm">Its place in <see cref="NetworkLayout.Norms"/>.</param>
    public long NumBatchesTracked(int norm) => _counts[norm];

    /// <summary>Moves the running statistics towards those of a batch, as PyTorch does; one without images moves nothing.</summary>
    /// <remarks>
    /// With momentum m, count M = images · positions, sum S and sum of squared differences Q: the mean becomes (1 − m) · mean + m · S / M and the variance
    /// (1 − m) · variance + m · Q / (M − 1), by one fused multiply-add each.
    /// </remarks>
    /// <param name="statistics">The batch's statistics.</param>
    /// <param name="images">Images in the batch.</param>
    internal void UpdateStatistics(ReadOnlySpan<float> statistics, int images)
    {
        if (images == 0)
        {
            return;
        }

        MarkWritten();
        for (var i = 0; i < _layout.Norms.Length; i++)
        {
            var norm = _layout.Norms[i];
            var count = (float)images * norm.Positions;
            var means = Buffers.Slice(norm.MeanBuffer, norm.Channels);
            var variances = Buffers.Slice(norm.VarianceBuffer, norm.Channels);
            var rest = 1f - norm.Momentum;
            for (var c = 0; c < norm.Channels; c++)
            {
                var mean = statistics[norm.SumStatistic + c] / count;
                var variance = statistics[norm.SquaresStatistic + c] / (count - 1f);
                means[c] = MathF.FusedMultiplyAdd(norm.Momentum, mean, rest * means[c]);
                variances[c] = MathF.FusedMultiplyAdd(norm.Momentum, variance, rest * variances[c]);
            }

            _counts[i]++;
        }
    }

    private TensorSpan<float> Channels(NormLayout norm, int offset)
    {
        MarkWritten();
        return Views.Of(Buffers.Slice(offset, norm.Channels), [norm.Channels]);
    }

    private Span<float> Writable(BufferLayout tensor)
    {
        MarkWritten();
        return Buffers.Slice(tensor.Offset, tensor.Length);
    }
}
