using ConvGen;
using Samples.Training;

namespace Samples.Views;

/// <summary>Shows a training as it goes: on a terminal as a table with a bar below it, elsewhere as plain lines.</summary>
internal abstract class TrainingView
{
    /// <summary>A step was done.</summary>
    public abstract void Step(TrainingProgress progress);

    /// <summary>An epoch was done, or broken off, and tested.</summary>
    public abstract void Add(EpochRow row);

    /// <summary>Runs <paramref name="training"/> with the view that fits the screen.</summary>
    public static TResult Show<TResult>(Screen screen, Recipe recipe, Func<TrainingView, TResult> training) => screen.IsTerminal
        ? LiveView.Run(screen, recipe, training)
        : training(new PlainView(screen, recipe));
}
