using Samples.Training;

namespace Samples.Views;

/// <summary>An epoch as a row of a table.</summary>
internal static class EpochCells
{
    public static readonly string[] Headings = ["epoch", "loss", "train acc", "test acc", "images/s"];

    public static string[] Of(EpochRow row) =>
    [
        row.Steps == row.OfSteps ? $"{row.Epoch}" : $"{row.End:F2}",
        $"{row.Loss:F4}",
        $"{row.TrainAccuracy:F4}",
        $"{row.TestAccuracy:F4}",
        $"{row.ImagesPerSecond:N0}",
    ];
}
