using System.Diagnostics;
using ConvGen;
using Samples.Training;

namespace Samples.Views;

/// <summary>Guesses when a training ends, from the time that it took so far.</summary>
internal sealed class TimeLeft(Recipe recipe)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public TimeSpan After(TrainingProgress progress)
    {
        double done = (progress.Epoch - 1 + (double)progress.Step / progress.Steps) / recipe.Epochs;
        return Stopwatch.GetElapsedTime(_start) * ((1 - done) / done);
    }

    /// <summary>1:05 is a minute and five seconds.</summary>
    public static string Text(TimeSpan time) => time.TotalHours >= 1
        ? $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}"
        : $"{time.Minutes}:{time.Seconds:00}";
}
