using System.Diagnostics;
using ConvGen;
using Samples.Training;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.Views;

/// <summary>A table that grows a row per epoch, with a progress bar below it.</summary>
internal sealed class LiveView : TrainingView
{
    private const int BarLength = 30;

    // Drawing costs about a millisecond; ten times a second is smooth enough.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Table _table = new Table().RoundedBorder().BorderColor(Color.Grey);
    private readonly LiveDisplayContext _live;
    private readonly TimeLeft _left;
    private readonly int _epochs;
    private long _drawn;

    private LiveView(LiveDisplayContext live, Recipe recipe)
    {
        (_live, _left, _epochs) = (live, new TimeLeft(recipe), recipe.Epochs);
        foreach (string heading in EpochCells.Headings)
            _table.AddColumn(new TableColumn($"[bold]{heading}[/]").RightAligned());
    }

    public static TResult Run<TResult>(Screen screen, Recipe recipe, Func<TrainingView, TResult> training) =>
        screen.Console.Live(new Text("")).Start(live => training(new LiveView(live, recipe)));

    public override void Step(TrainingProgress progress)
    {
        if (Stopwatch.GetElapsedTime(_drawn) < s_pause)
            return;
        _drawn = Stopwatch.GetTimestamp();
        int done = BarLength * progress.Step / progress.Steps;
        Draw(_table, new Markup(
            $" [blue]{new string('━', done)}[/][grey]{new string('━', BarLength - done)}[/] epoch [bold]{progress.Epoch}[/] of {_epochs}\n" +
            $" loss [bold]{progress.Loss:F4}[/]  accuracy [bold]{progress.Accuracy:P1}[/]  [bold]{progress.ImagesPerSecond:N0}[/] images/s  " +
            $"[bold]{TimeLeft.Text(_left.After(progress))}[/] left  [grey]Ctrl-C stops and saves[/]"));
    }

    public override void Add(EpochRow row)
    {
        _table.AddRow(EpochCells.Of(row));
        Draw(_table);
    }

    private void Draw(params IRenderable[] parts)
    {
        _live.UpdateTarget(new Rows(parts));
        _live.Refresh();
    }
}
