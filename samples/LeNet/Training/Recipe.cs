namespace Samples.Training;

/// <summary>All that decides a training.</summary>
/// <param name="Variant">Which network.</param>
/// <param name="Optimizer">How its weights follow the gradient.</param>
/// <param name="LearningRate">How far a step goes.</param>
/// <param name="Momentum">The share of the last step that goes into the next; 0 for optimizers without.</param>
/// <param name="Epochs">Times through the training images.</param>
/// <param name="Batch">Images in a step.</param>
/// <param name="Seed">Decides the first weights and the order of the images.</param>
/// <param name="Threads">Threads to work on; the result does not depend on it.</param>
internal sealed record Recipe(
    Variant Variant, OptimizerKind Optimizer, float LearningRate, float Momentum, int Epochs, int Batch, int Seed, int Threads);
