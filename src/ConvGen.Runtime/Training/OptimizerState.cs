namespace ConvGen;

/// <summary>What a trainer keeps for its optimizer.</summary>
internal sealed class OptimizerState(int slots, int parameters)
{
    private readonly AlignedBuffer _slots = new(checked(slots * parameters));

    /// <summary>Slots for each parameter.</summary>
    public int Slots { get; } = slots;

    /// <summary>Steps that the state has seen.</summary>
    public long Steps { get; set; }

    /// <summary>The state of a range of the parameters.</summary>
    public OptimizerSlots Range(int start, int length) => new(_slots.Span, parameters, start, length);
}
