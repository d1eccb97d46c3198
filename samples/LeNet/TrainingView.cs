using ConvGen;
using Spectre.Console;

namespace Samples;

/// <summary>Shows a training as it goes: on a terminal as a table with a bar below it, elsewhere as plain lines.</summary>
internal abstract class TrainingView : IProgress<TrainingProgress>
{
    /// <summary>A step was done.</summary>
    public abstract void Report(TrainingProgress value);

    /// <summary>An epoch was done and tested.</summary>
    public abstract void Add(EpochRow row);

    /// <summary>Runs <paramref name="training"/> with the view that fits where the output goes.</summary>
    public static void Run(Action<TrainingView> training)
    {
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi)
            training(new PlainView());
        else
            LiveView.Show(training);
    }
}
