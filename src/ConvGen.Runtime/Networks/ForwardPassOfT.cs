using System.Buffers;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <inheritdoc/>
internal sealed class ForwardPass<T> : ForwardPass
    where T : class, INetwork<T>
{
    private readonly NetworkState _state;
    private readonly int _count;
    private readonly int _width = VectorWidth.Current;
    private readonly float[] _images;
    private readonly float[] _outputs;
    private Workspace<T>[]? _blocks;

    public ForwardPass(NetworkState state, ReadOnlySpan<float> images, int count)
    {
        _state = state;
        _count = count;

        // Room for whole blocks, so that nothing goes through staging buffers.
        var padded = (count + Block.Lanes - 1) / Block.Lanes * Block.Lanes;
        _images = ArrayPool<float>.Shared.Rent(checked(padded * T.InputLength));
        _outputs = ArrayPool<float>.Shared.Rent(checked(padded * T.OutputLength));
        images.CopyTo(_images);
        _images.AsSpan(images.Length).Clear();

        _blocks = Workspace<T>.RentMany(padded / Block.Lanes);
        Run(Direction.Forward, [], [], []);
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Output
    {
        get
        {
            ObjectDisposedException.ThrowIf(_blocks is null, this);
            return _outputs.AsSpan(0, _count * T.OutputLength);
        }
    }

    /// <inheritdoc/>
    public override void Backward(ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient = default)
    {
        ObjectDisposedException.ThrowIf(_blocks is null, this);
        Arguments.Gradients<T>(_state, _count, outputGradient, parameterGradient, inputGradient);
        Arguments.NoOverlap(parameterGradient, Output, "the pass's output");
        Arguments.NoOverlap(inputGradient, Output, "the pass's output");
        Run(Direction.Backward, outputGradient, parameterGradient, inputGradient);
    }

    /// <inheritdoc/>
    public override void UpdateStatistics() => ObjectDisposedException.ThrowIf(_blocks is null, this);

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_blocks is not null)
        {
            Workspace<T>.ReturnMany(_blocks);
            _blocks = null;
            ArrayPool<float>.Shared.Return(_images);
            ArrayPool<float>.Shared.Return(_outputs);
        }
    }

    private void Run(Direction direction, ReadOnlySpan<float> outputGradient, Span<float> parameterGradient, Span<float> inputGradient)
    {
        var batch = new Batch<T>
        {
            Count = _count,
            Width = _width,
            Parameters = _state.Parameters,
            Images = _images,
            Outputs = _outputs,
            OutputGradient = outputGradient,
            InputGradient = inputGradient,
            Staging = Workspace<T>.Rent(),
        };
        if (direction == Direction.Forward)
        {
            Sweep<T, NoGradientWork>.Run(batch, default, direction, kept: _blocks);
        }
        else
        {
            NetworkRunner.RunBackward(batch, direction, parameterGradient, _blocks);
        }

        batch.Staging.Return();
    }
}
