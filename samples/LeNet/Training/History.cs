namespace Samples.Training;

/// <summary>What is kept of one epoch.</summary>
/// <param name="Epoch">From 1.</param>
/// <param name="Steps">Steps done; fewer than <paramref name="OfSteps"/> if the training was stopped in it.</param>
/// <param name="OfSteps">Steps in an epoch.</param>
/// <param name="Loss">Mean over the training images so far, each before the update that it took part in.</param>
/// <param name="TrainAccuracy">Share of training images that were right, likewise.</param>
/// <param name="TestLoss">Mean over the test images after the epoch.</param>
/// <param name="TestAccuracy">Share of test images that are right after the epoch.</param>
/// <param name="ImagesPerSecond">Images trained on per second of training steps alone.</param>
internal sealed record EpochRow(
    int Epoch, int Steps, int OfSteps, double Loss, double TrainAccuracy, double TestLoss, double TestAccuracy, double ImagesPerSecond)
{
    /// <summary>Epochs since the beginning: 1.5 is the middle of the second.</summary>
    public double End => Epoch - 1 + (double)Steps / OfSteps;
}

/// <summary>A mean over some steps in a row.</summary>
/// <param name="Epoch">Where the last of them ends, in epochs since the beginning.</param>
internal readonly record struct CurvePoint(double Epoch, double Loss, double Accuracy);

/// <summary>How a training went.</summary>
/// <param name="Rows">Its epochs, the last perhaps not whole.</param>
/// <param name="Curve">The same, finer.</param>
/// <param name="Elapsed">The whole time, tests included.</param>
internal sealed record History(IReadOnlyList<EpochRow> Rows, IReadOnlyList<CurvePoint> Curve, TimeSpan Elapsed);
