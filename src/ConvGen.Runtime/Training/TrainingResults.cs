namespace ConvGen;

/// <summary>Where a training is, after each step.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Epochs">The last epoch of this call.</param>
/// <param name="Step">Steps done in the epoch.</param>
/// <param name="Steps">Steps in an epoch.</param>
/// <param name="Loss">The mean of the epoch's batches so far, weighted by their images.</param>
/// <param name="Accuracy">The share of the epoch's images so far whose largest output was their label's.</param>
/// <param name="ImagesPerSecond">Of the epoch's steps so far, without the loading of data.</param>
public readonly record struct TrainingProgress(
    int Epoch, int Epochs, int Step, int Steps, float Loss, float Accuracy, double ImagesPerSecond);

/// <summary>What came of an epoch.</summary>
/// <param name="Epoch">The epoch, from 1.</param>
/// <param name="Loss">The mean of the batches' losses, weighted by their images, each as it was before the step.</param>
/// <param name="Accuracy">The share of images whose largest output was their label's, each as seen before its step.</param>
/// <param name="Images">Images trained on.</param>
/// <param name="ImagesPerSecond">Of the steps alone, without the loading of data.</param>
/// <param name="Duration">The whole time, with the loading of data.</param>
public sealed record EpochResult(int Epoch, float Loss, float Accuracy, int Images, double ImagesPerSecond, TimeSpan Duration);

/// <summary>How well a network does on a data set.</summary>
/// <param name="Loss">The loss of all images as one batch.</param>
/// <param name="Accuracy">The share of images whose largest output is their label's.</param>
/// <param name="Count">Images.</param>
public readonly record struct Evaluation(float Loss, float Accuracy, int Count);
