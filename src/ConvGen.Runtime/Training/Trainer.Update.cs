using ConvGen.CompilerServices;

namespace ConvGen;

public sealed partial class Trainer<T>
{
    private readonly AlignedBuffer _total;
    private readonly double[] _squares;
    private OptimizerState _state;
    private long[] _missed;

    /// <summary>The optimizer; may be changed between steps.</summary>
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
                (_state, _missed) = NewState(value);
            }

            field = value;
        }
    }

    /// <summary>The learning rate of the next step: the optimizer's times the schedule's factor; NaN if the optimizer does not tell its own.</summary>
    public float LearningRate => (float)new OptimizerStep(Steps, LearningRateFactor).Scheduled(Optimizer.LearningRate);

    /// <summary>The last step's gradient of the loss by each of <see cref="INetwork.Parameters"/>, in their order, as the optimizer got it: after clipping; 0 before the first step.</summary>
    /// <remarks>Good until the next step. A frozen layer's part stays as the last step before left it.</remarks>
    public ReadOnlySpan<float> Gradient => _total.Span;

    /// <summary>The norm of the last step's gradient before clipping, frozen layers left out; null before the first step, and without <see cref="TrainerOptions.MaxGradientNorm"/>.</summary>
    public float? GradientNorm { get; private set; }

    private double LearningRateFactor
    {
        get
        {
            var factor = Options.Schedule?.Factor(Steps) ?? 1;
            return factor >= 0 && double.IsFinite(factor)
                ? factor
                : throw new InvalidOperationException(
                    $"{Options.Schedule!.GetType().Name} gives {factor} for step {Steps:N0}; a factor of the learning rate is at least 0 and finite.");
        }
    }

    /// <summary>Adds the gradients of the images' groups to the total and, behind the last of them, updates the parameters.</summary>
    private void Update(int images, bool begins, bool ends, double learningRateFactor)
    {
        const int perGroup = Block.PerGroup * Block.Lanes;
        var work = new UpdateWork
        {
            Trainable = Network.State.TrainableRanges,
            Total = _total.Span,
            Gradients = _gradients.AsSpan(0, (images + perGroup - 1) / perGroup),
            Begins = begins,
            State = _state,
            Missed = _missed,
            LearningRateFactor = learningRateFactor,
            Parameters = Network.State.Parameters,
        };
        if (!ends)
        {
            Workers.Run(_threads, work.Items, ref work);
        }
        else if (Options.MaxGradientNorm is { } maxNorm)
        {
            work = work with { Squares = _squares };
            Workers.Run(_threads, work.Items, ref work);
            var squares = 0.0;
            foreach (var chunk in _squares)
            {
                squares += chunk;
            }

            GradientNorm = (float)Math.Sqrt(squares);
            work = work with { Gradients = [], Squares = [], Clipping = GradientClipping.Factor(squares, maxNorm), Optimizer = Optimizer };
            Workers.Run(_threads, work.Items, ref work);
        }
        else
        {
            work = work with { Optimizer = Optimizer };
            Workers.Run(_threads, work.Items, ref work);
        }
    }

    private void CountStep()
    {
        for (var tensor = 0; tensor < _missed.Length; tensor++)
        {
            _missed[tensor] += Network.State.IsFrozen(tensor) ? 1 : 0;
        }

        _state.Steps++;
        Steps++;
    }

    private static (OptimizerState State, long[] Missed) NewState(IOptimizer optimizer) =>
        (new(optimizer.Slots, T.Layout.ParametersLength), new long[T.Layout.Parameters.Length]);
}
