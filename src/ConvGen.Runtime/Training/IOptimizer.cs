namespace ConvGen;

/// <summary>How parameters follow their gradient: an immutable value, whose state the trainer keeps.</summary>
/// <remarks>
/// It works element by element, since different threads update different ranges of the parameters,
/// and should round each element alone, so that a training has the same bits everywhere.
/// </remarks>
public interface IOptimizer
{
    /// <summary>Floats of state for each parameter, such as 1 for momentum.</summary>
    int Slots { get; }

    /// <summary>How far a step goes, before a schedule changes it; NaN if there is no such number.</summary>
    float LearningRate => float.NaN;

    /// <summary>Checks settings against each other; the trainer calls it before it takes the optimizer.</summary>
    /// <exception cref="ArgumentException">They do not go together.</exception>
    void Validate()
    {
    }

    /// <summary>Updates a range of the parameters.</summary>
    /// <param name="step">Which step of these parameters it is, and what its learning rate is to be multiplied by.</param>
    /// <param name="parameters">The range, to be changed.</param>
    /// <param name="gradient">The loss's gradient by these parameters; may be overwritten.</param>
    /// <param name="slots">The state of the same range, to be changed.</param>
    void Update(OptimizerStep step, Span<float> parameters, Span<float> gradient, OptimizerSlots slots);
}
