using ConvGen;
using Samples.Training;

namespace Samples.Report;

/// <summary>All that a report shows.</summary>
/// <param name="Recipe">What was to be trained, and how.</param>
/// <param name="History">How it went.</param>
/// <param name="Network">What came of it.</param>
/// <param name="Test">What the network thinks of the test images.</param>
/// <param name="TrainImages">How many images it was trained on.</param>
/// <param name="Interrupted">Whether the training was stopped before its end.</param>
/// <param name="Time">When.</param>
internal sealed record TrainingReport(
    Recipe Recipe, History History, INetwork Network, Classification Test, int TrainImages, bool Interrupted, DateTimeOffset Time);
