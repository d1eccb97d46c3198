using System.Globalization;

namespace Samples;

/// <summary>What is shown of one epoch.</summary>
/// <param name="Loss">Mean over the training images, each before the update that it took part in.</param>
/// <param name="TrainAccuracy">Share of training images that were right, likewise.</param>
/// <param name="TestAccuracy">Share of test images that are right after the epoch.</param>
/// <param name="ImagesPerSecond">Images trained on per second of training steps alone.</param>
internal sealed record EpochRow(int Epoch, double Loss, double TrainAccuracy, double TestAccuracy, double ImagesPerSecond)
{
    public static readonly string[] Headings = ["epoch", "loss", "train acc", "test acc", "images/s"];

    public string[] Cells =>
    [
        Epoch.ToString(CultureInfo.InvariantCulture),
        Loss.ToString("F4", CultureInfo.InvariantCulture),
        TrainAccuracy.ToString("F4", CultureInfo.InvariantCulture),
        TestAccuracy.ToString("F4", CultureInfo.InvariantCulture),
        ImagesPerSecond.ToString("N0", CultureInfo.InvariantCulture),
    ];
}
