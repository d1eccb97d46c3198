using System.Buffers;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <inheritdoc/>
internal sealed class ForwardPass<T> : ForwardPass
    where T : class, INetwork<T>
{
    private readonly NetworkState _state;
    private readonly int _count;
    private readonly int _seed;
    private readonly int _width = VectorWidth.Current;
    private readonly float[] _images;
    private readonly float[] _outputs;
    private BatchMemory<T>? _memory;

    public ForwardPass(NetworkState state, ReadOnlySpan<float> images, int count, int seed)
    {
        _state = state;
        _count = count;
        _seed = seed;

        // Room for whole blocks, so that nothing goes through staging buffers.
        var padded = (count + Block.Lanes - 1) / Block.Lanes * Block.Lanes;
        _images = ArrayPool<float>.Shared.Rent(checked(padded * T.InputLength));
        _outputs = ArrayPool<float>.Shared.Rent(checked(padded * T.OutputLength));
        images.CopyTo(_images);
        _images.AsSpan(images.Length).Clear();

        _memory = BatchMemory<T>.Rent(padded / Block.Lanes);
        Run(Direction.Forward, [], [], []);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Output
    {
        get
        {
            ObjectDisposedException.ThrowIf(_memory is null, this);
            return _outputs.AsSpan(0, _count * T.OutputLength);
        }
    }

    /// <inheritdoc/>
    public override void Backward(ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient = default)
    {
        ObjectDisposedException.ThrowIf(_memory is null, this);
        Arguments.Gradients<T>(_state, _count, outputGradient, parameterGradient, inputGradient);
        Arguments.NoOverlap(parameterGradient, Output, "the pass's output");
        Arguments.NoOverlap(inputGradient, Output, "the pass's output");
        Run(Direction.Backward, outputGradient, parameterGradient, inputGradient);
    }

    /// <inheritdoc/>
    public override void UpdateStatistics()
    {
        ObjectDisposedException.ThrowIf(_memory is null, this);
        _state.UpdateStatistics(_memory.Statistics.Span, _count);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_memory is not null)
        {
            _memory.Return();
            _memory = null;
            ArrayPool<float>.Shared.Return(_images);
            ArrayPool<float>.Shared.Return(_outputs);
        }
    }

    private void Run(Direction direction, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient)
    {
        var batch = NetworkRunner.Begin<T>(_state, _count);
        batch.Width = _width;
        batch.Images = _images;
        batch.Outputs = _outputs;
        batch.OutputGradient = outputGradient;
        batch.InputGradient = inputGradient;
        batch.Seed = _seed;
        if (direction == Direction.Forward)
        {
            Sweep<T, NoGradientWork>.Run(batch, default, direction, memory: _memory);
        }
        else
        {
            NetworkRunner.RunBackward(batch, direction, parameterGradient, _memory);
        }

        batch.Staging.Return();
    }
}
