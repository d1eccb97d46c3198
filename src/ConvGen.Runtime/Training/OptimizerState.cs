namespace ConvGen;

/// <summary>What is kept for an optimizer from step to step: its slots, and how many steps it has done.</summary>
/// <remarks>A trainer has its own; make one for a training loop of your own.</remarks>
public sealed class OptimizerState
{
    private readonly AlignedBuffer _slots;
    private readonly int _parameters;

    /// <summary>Makes slots that are all zero.</summary>
    /// <param name="slots">Floats for each parameter: <see cref="IOptimizer.Slots"/>.</param>
    /// <param name="parameters">Parameters of the network.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is negative.</exception>
    public OptimizerState(int slots, int parameters)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(slots);
        ArgumentOutOfRangeException.ThrowIfNegative(parameters);
        (Slots, _parameters) = (slots, parameters);
        _slots = new AlignedBuffer(checked(slots * parameters));
    }

    /// <summary>Floats for each parameter.</summary>
    public int Slots { get; }

    /// <summary>The slots as they lie: <c>[slots, parameters]</c>.</summary>
    internal Memory<float> Values => _slots.Memory;

    /// <summary>Steps done; who calls the optimizer counts them.</summary>
    public long Steps { get; set; }

    /// <summary>The slots of all parameters.</summary>
    public OptimizerSlots All => Range(0, _parameters);

    /// <summary>The slots of some parameters.</summary>
    /// <param name="start">The first parameter.</param>
    /// <param name="length">How many there are.</param>
    /// <exception cref="ArgumentOutOfRangeException">They are not all parameters of the network.</exception>
    public OptimizerSlots Range(int start, int length)
    {
        if (start < 0 || length < 0 || start > _parameters - length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start), $"There is no state for {length:N0} parameters from {start:N0} on; it is that of {_parameters:N0} parameters.");
        }

        return new(_slots.Span, _parameters, start, length);
    }
}
