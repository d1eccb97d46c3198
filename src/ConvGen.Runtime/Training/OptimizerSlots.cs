namespace ConvGen;

/// <summary>An optimizer's state for a range of the parameters.</summary>
public readonly ref struct OptimizerSlots
{
    private readonly Span<float> _state;
    private readonly int _parameters;
    private readonly int _start;
    private readonly int _length;

    /// <param name="state"><c>[slots, parameters]</c>.</param>
    /// <param name="parameters">Parameters of the network.</param>
    /// <param name="start">Where the range begins.</param>
    /// <param name="length">Parameters in the range.</param>
    internal OptimizerSlots(Span<float> state, int parameters, int start, int length)
    {
        _state = state;
        _parameters = parameters;
        _start = start;
        _length = length;
    }

    /// <summary>The floats of one slot, one for each parameter of the range.</summary>
    /// <param name="slot">From 0 to <see cref="IOptimizer.Slots"/> − 1.</param>
    public Span<float> this[int slot] => _state.Slice(slot * _parameters + _start, _length);
}
