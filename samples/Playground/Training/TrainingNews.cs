namespace Samples.Playground.Training;

/// <summary>How a training goes: all of it for a browser that has just come, later what is new.</summary>
/// <param name="Status"><c>idle</c>, <c>running</c>, <c>paused</c>, <c>done</c>, <c>stopped</c> or <c>failed</c>.</param>
/// <param name="Reason">Why it failed.</param>
/// <param name="Settings">What it was told; its learning rate is the one of the next step.</param>
/// <param name="Step">Steps done.</param>
/// <param name="Steps">Steps in all.</param>
/// <param name="ImagesPerSecond">Lately, steps alone.</param>
/// <param name="Version">Counts the weights that predictions see.</param>
/// <param name="Kernels">The first layer's, <c>[6, 1, 5, 5]</c>.</param>
/// <param name="Losses">Points of the curve.</param>
/// <param name="Accuracies">Points of the other curve: the share of test images that are classified rightly.</param>
internal sealed record TrainingNews(
    string Status, string? Reason, TrainingRequest? Settings, long Step, long Steps, double ImagesPerSecond, int Version,
    IReadOnlyList<float> Kernels, IReadOnlyList<Point> Losses, IReadOnlyList<Point> Accuracies)
{
    public static TrainingNews Idle { get; } = new("idle", null, null, 0, 0, 0, 0, [], [], []);

    public bool IsOver => Status is not ("running" or "paused");
}

/// <summary>A point of a curve.</summary>
/// <param name="X">Steps done.</param>
/// <param name="Y">The value there, a mean where points were joined.</param>
internal readonly record struct Point(double X, float Y);
