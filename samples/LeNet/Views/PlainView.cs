using System.Diagnostics;
using ConvGen;
using Samples.Training;

namespace Samples.Views;

/// <summary>A line per epoch, in columns, and one now and then within a long epoch.</summary>
internal sealed class PlainView : TrainingView
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(10);

    private readonly Screen _screen;
    private readonly TimeLeft _left;
    private long _written = Stopwatch.GetTimestamp();

    public PlainView(Screen screen, Recipe recipe)
    {
        (_screen, _left) = (screen, new TimeLeft(recipe));
        Write(EpochCells.Headings);
    }

    public override void Step(TrainingProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_written) < s_pause)
            return;
        _screen.Line($"  epoch {progress.Epoch}: {(double)progress.Step / progress.Steps:P0}, loss {progress.Loss:F4}, " +
            $"{progress.ImagesPerSecond:N0} images/s, {TimeLeft.Text(_left.After(progress))} left");
        _written = Stopwatch.GetTimestamp();
    }

    public override void Add(EpochRow row)
    {
        Write(EpochCells.Of(row));
        _written = Stopwatch.GetTimestamp();
    }

    private void Write(string[] cells) => _screen.Line(string.Concat(cells.Select(cell => cell.PadLeft(11))));
}
