namespace ConvGen;

/// <summary>What an optimizer is told about a step, besides the gradient.</summary>
/// <param name="Count">Steps that the state of these parameters has seen before; 0 the first time, when all slots are zero.</param>
/// <param name="LearningRateFactor">What a schedule multiplies the learning rate by; 1 without one.</param>
public readonly record struct OptimizerStep(long Count, double LearningRateFactor = 1)
{
    /// <summary>The learning rate of the step, in double, as PyTorch has it.</summary>
    /// <param name="learningRate">That of the optimizer.</param>
    public double Scheduled(float learningRate) => learningRate * LearningRateFactor;
}
