using System.Runtime.CompilerServices;
using ConvGen.CompilerServices;

namespace ConvGen;

/// <summary>Trains a network: mini-batches, the optimizer's state, epochs over a data set.</summary>
/// <remarks>
/// Each step gives the same bits on any number of threads: gradients are summed over fixed groups of 64 images, and groups in their order.
/// A trainer belongs to one thread at a time, and so does the network while it trains.
/// </remarks>
/// <typeparam name="T">The network's class.</typeparam>
public sealed partial class Trainer<T> : IDisposable
    where T : class, INetwork<T>
{
    // Bounds the memory of a step over very many images; the order of addition is the same without it.
    private const int GroupsAtOnce = 16;

    private readonly int _threads;
    private readonly ILoss _loss;
    private AlignedBuffer[] _gradients = [];
    private float[] _losses = [];
    private bool _disposed;

    /// <param name="network">The network to train.</param>
    /// <param name="optimizer">How its parameters follow the gradient.</param>
    /// <param name="options">Threads, seed, loss, schedule, clipping.</param>
    /// <exception cref="ArgumentException">The optimizer's settings do not go together.</exception>
    public Trainer(T network, IOptimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Network = network;
        Options = options ?? new TrainerOptions();
        _threads = Options.Threads;
        _loss = Options.Loss ?? new CrossEntropyLoss();
        _total = new AlignedBuffer(network.State.Values.Length);
        _squares = Options.MaxGradientNorm is null ? [] : new double[UpdateWork.Chunks(_total.Length)];
        Optimizer = optimizer;
        (_state, _missed) = NewState(optimizer);
    }

    /// <summary>The network.</summary>
    public T Network { get; }

    /// <summary>What the trainer was made with.</summary>
    public TrainerOptions Options { get; }

    /// <summary>Steps done.</summary>
    public long Steps { get; private set; }

    /// <summary>Trains on one mini-batch.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major, at least one.</param>
    /// <param name="labels">Each image's class, from 0.</param>
    /// <returns>The batch's loss before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a label is not one of the network's classes; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The loss does not take labels, or the schedule gives no factor.</exception>
    public float Step(ReadOnlySpan<float> images, ReadOnlySpan<int> labels) => Step(images, [], labels, []);

    /// <summary>Trains on one mini-batch whose pixels are bytes: the bits that converting all of them first would give.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major, at least one; <see cref="TrainerOptions.Normalize"/> says what they mean.</param>
    /// <param name="labels">Each image's class, from 0.</param>
    /// <returns>The batch's loss before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a label is not one of the network's classes; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The loss does not take labels, or the schedule gives no factor.</exception>
    [OverloadResolutionPriority(-1)]
    public float Step(ReadOnlySpan<byte> images, ReadOnlySpan<int> labels) => Step([], images, labels, []);

    /// <summary>Trains on one mini-batch.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major, at least one.</param>
    /// <param name="targets">What the loss wants for each image, such as <c>[N, OutputLength]</c>.</param>
    /// <returns>The batch's loss before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The loss takes something else, or the schedule gives no factor.</exception>
    public float Step(ReadOnlySpan<float> images, ReadOnlySpan<float> targets) => Step(images, [], targets, []);

    /// <summary>Ends the trainer; the network stays.</summary>
    public void Dispose()
    {
        _disposed = true;
        (_gradients, _losses) = ([], []);
    }

    private float Step<TTarget>(ReadOnlySpan<float> images, ReadOnlySpan<byte> bytes, ReadOnlySpan<TTarget> targets, Span<float> outputs)
        where TTarget : unmanaged
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var loss = LossOver<TTarget>();
        var count = bytes.IsEmpty ? Arguments.Images<T, float>(images) : Arguments.Images<T, byte>(bytes, nameof(images));
        Arguments.Targets(targets.Length, count);
        Arguments.Norms<T>(count);
        if (!bytes.IsEmpty)
        {
            Arguments.Normalize<T>(Options.Normalize);
        }

        Arguments.NoOverlap(Network.State.Values, images);
        Arguments.NoOverlap(Network.State.Values, bytes, nameof(images));
        var learningRateFactor = LearningRateFactor;
        var scale = loss.Scale(targets, count, T.OutputLength);

        // Phases are for what needs the whole batch at once.
        var atOnce = T.Layout.HasOnePhase ? GroupsAtOnce * Block.PerGroup * Block.Lanes : count;
        var perImage = targets.Length / count;
        var sum = 0.0;
        for (var start = 0; start < count; start += atOnce)
        {
            var length = Math.Min(atOnce, count - start);
            sum += Differentiate(
                loss,
                scale,
                start,
                images.IsEmpty ? [] : images.Slice(start * T.InputLength, length * T.InputLength),
                bytes.IsEmpty ? [] : bytes.Slice(start * T.InputLength, length * T.InputLength),
                targets.Slice(start * perImage, length * perImage),
                outputs.IsEmpty ? [] : outputs.Slice(start * T.OutputLength, length * T.OutputLength));
            Update(length, begins: start == 0, ends: start + length == count, learningRateFactor);
        }

        CountStep();
        return (float)(scale * sum);
    }

    /// <summary>What the current step draws from at random.</summary>
    private int StepSeed => unchecked(Options.Seed + (int)Steps);

    /// <summary>Fills the gradients of the images' groups; gives the sum of their losses.</summary>
    private double Differentiate<TTarget>(
        ILoss<TTarget> loss, float scale, int first, ReadOnlySpan<float> images, ReadOnlySpan<byte> bytes, ReadOnlySpan<TTarget> targets, Span<float> outputs)
        where TTarget : unmanaged
    {
        var batch = NetworkRunner.Begin<T>(Network.State, (images.Length + bytes.Length) / T.InputLength);
        batch.Images = images;
        batch.Bytes = bytes;
        batch.Normalize = Options.Normalize;
        batch.Outputs = outputs;
        batch.Seed = StepSeed;
        batch.FirstImage = first;
        Reserve(batch.Count, batch.Groups);
        var losses = _losses.AsSpan(0, batch.Count);
        var memory = T.Layout.HasOnePhase ? null : BatchMemory<T>.Rent(batch.Blocks);
        Sweep<T, LossWork<T, TTarget>>.Run(batch, new(loss, targets, scale, losses, _gradients), Direction.Both, _threads, memory);
        if (memory is not null)
        {
            Network.State.UpdateStatistics(memory.Statistics.Span, batch.Count);
            memory.Return();
        }

        batch.Staging.Return();

        // In the images' order and in double, whoever computed them.
        var sum = 0.0;
        foreach (var value in losses)
        {
            sum += value;
        }

        return sum;
    }

    private void Reserve(int images, int groups)
    {
        if (_losses.Length < images)
        {
            _losses = new float[images];
        }

        var had = _gradients.Length;
        if (had < groups)
        {
            Array.Resize(ref _gradients, groups);
            for (var group = had; group < groups; group++)
            {
                _gradients[group] = new AlignedBuffer(_total.Length);
            }
        }
    }

    private ILoss<TTarget> LossOver<TTarget>()
        where TTarget : unmanaged =>
        _loss as ILoss<TTarget> ?? throw new InvalidOperationException(typeof(TTarget) == typeof(int)
            ? $"{_loss.GetType().Name} does not take labels (int); {nameof(CrossEntropyLoss)} does, as does every {nameof(ILoss)}<int>."
            : $"{_loss.GetType().Name} does not take targets (float); {nameof(MSELoss)} does, as does every {nameof(ILoss)}<float>.");
}
