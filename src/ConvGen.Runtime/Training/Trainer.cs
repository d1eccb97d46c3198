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
    private readonly AlignedBuffer _total;
    private AlignedBuffer[] _gradients = [];
    private float[] _losses = [];
    private OptimizerState _state;
    private bool _disposed;

    /// <param name="network">The network to train.</param>
    /// <param name="optimizer">How its parameters follow the gradient.</param>
    /// <param name="options">Threads, seed, loss.</param>
    /// <exception cref="ArgumentException">The optimizer's settings do not go together.</exception>
    public Trainer(T network, IOptimizer optimizer, TrainerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(optimizer);
        Network = network;
        Options = options ?? new TrainerOptions();
        _threads = Options.Threads;
        _loss = Options.Loss ?? new CrossEntropyLoss();
        _total = new AlignedBuffer(network.State.Parameters.Length);
        optimizer.Validate();
        Optimizer = optimizer;
        _state = NewState(optimizer);
    }

    /// <summary>The network.</summary>
    public T Network { get; }

    /// <summary>What the trainer was made with.</summary>
    public TrainerOptions Options { get; }

    /// <summary>Steps done.</summary>
    public long Steps { get; private set; }

    /// <summary>The optimizer; may be changed between steps, to change the learning rate for instance.</summary>
    /// <remarks>Its state (momentum) stays if the new one is of the same type with as many slots, and starts anew if not.</remarks>
    /// <exception cref="ArgumentException">The optimizer's settings do not go together.</exception>
    public IOptimizer Optimizer
    {
        get;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            value.Validate();
            if (field is not null && (field.GetType() != value.GetType() || _state.Slots != value.Slots))
            {
                _state = NewState(value);
            }

            field = value;
        }
    }

    /// <summary>Trains on one mini-batch.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major, at least one.</param>
    /// <param name="labels">Each image's class, from 0.</param>
    /// <returns>The batch's loss before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit, or a label is not one of the network's classes; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The loss does not take labels.</exception>
    public float Step(ReadOnlySpan<float> images, ReadOnlySpan<int> labels) => Step(images, labels, []);

    /// <summary>Trains on one mini-batch.</summary>
    /// <param name="images"><c>[N, C, H, W]</c>, row-major, at least one.</param>
    /// <param name="targets">What the loss wants for each image, such as <c>[N, OutputLength]</c>.</param>
    /// <returns>The batch's loss before the update.</returns>
    /// <exception cref="ArgumentException">A length does not fit; nothing was changed.</exception>
    /// <exception cref="InvalidOperationException">The loss takes something else.</exception>
    public float Step(ReadOnlySpan<float> images, ReadOnlySpan<float> targets) => Step(images, targets, []);

    /// <summary>Ends the trainer; the network stays.</summary>
    public void Dispose()
    {
        _disposed = true;
        (_gradients, _losses) = ([], []);
    }

    private float Step<TTarget>(ReadOnlySpan<float> images, ReadOnlySpan<TTarget> targets, Span<float> outputs)
        where TTarget : unmanaged
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var loss = LossOver<TTarget>();
        var count = Arguments.Images<T>(images);
        Arguments.Targets(targets.Length, count);
        Arguments.NoOverlap(Network.State.Parameters, images);
        var scale = loss.Scale(targets, count, T.OutputLength);

        // Phases are for what needs the whole batch at once.
        var atOnce = T.Layout.Phases == 1 ? GroupsAtOnce * Block.PerGroup * Block.Lanes : count;
        var perImage = targets.Length / count;
        var sum = 0.0;
        for (var start = 0; start < count; start += atOnce)
        {
            var length = Math.Min(atOnce, count - start);
            sum += Differentiate(
                loss,
                scale,
                images.Slice(start * T.InputLength, length * T.InputLength),
                targets.Slice(start * perImage, length * perImage),
                outputs.IsEmpty ? [] : outputs.Slice(start * T.OutputLength, length * T.OutputLength));
            Update(length, begins: start == 0, ends: start + length == count);
        }

        _state.Steps++;
        Steps++;
        return (float)(scale * sum);
    }

    /// <summary>Fills the gradients of the images' groups; gives the sum of their losses.</summary>
    private double Differentiate<TTarget>(
        ILoss<TTarget> loss, float scale, ReadOnlySpan<float> images, ReadOnlySpan<TTarget> targets, Span<float> outputs)
        where TTarget : unmanaged
    {
        var batch = new Batch<T>
        {
            Count = images.Length / T.InputLength,
            Width = VectorWidth.Current,
            Parameters = Network.State.Parameters,
            Images = images,
            Outputs = outputs,
            Staging = Workspace<T>.Rent(),
        };
        Reserve(batch.Count, batch.Groups);
        var losses = _losses.AsSpan(0, batch.Count);
        Sweep<T, LossWork<T, TTarget>>.Run(batch, new(loss, targets, scale, losses, _gradients), Direction.Both, _threads);
        batch.Staging.Return();

        // In the images' order and in double, whoever computed them.
        var sum = 0.0;
        foreach (var value in losses)
        {
            sum += value;
        }

        return sum;
    }

    private void Update(int images, bool begins, bool ends)
    {
        const int perGroup = Block.PerGroup * Block.Lanes;
        var work = new UpdateWork
        {
            Gradients = _gradients.AsSpan(0, (images + perGroup - 1) / perGroup),
            Total = _total.Span,
            Begins = begins,
            Optimizer = ends ? Optimizer : null,
            State = _state,
            Parameters = Network.State.Parameters,
        };
        Workers.Run(_threads, work.Items, ref work);
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

    private OptimizerState NewState(IOptimizer optimizer) => new(optimizer.Slots, _total.Length);

    private ILoss<TTarget> LossOver<TTarget>()
        where TTarget : unmanaged =>
        _loss as ILoss<TTarget> ?? throw new InvalidOperationException(typeof(TTarget) == typeof(int)
            ? $"{_loss.GetType().Name} does not take labels (int); {nameof(CrossEntropyLoss)} does, as does every {nameof(ILoss)}<int>."
            : $"{_loss.GetType().Name} does not take targets (float); {nameof(MSELoss)} does, as does every {nameof(ILoss)}<float>.");
}
