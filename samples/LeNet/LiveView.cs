using System.Diagnostics;
using ConvGen;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples;

/// <summary>A table that grows a row per epoch, with a progress bar below it.</summary>
internal sealed class LiveView(Table table, LiveDisplayContext screen) : TrainingView
{
    private const int BarLength = 30;

    // Drawing costs about a millisecond; ten times a second is smooth enough.
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(100);

    private long _drawn;

    public static void Show(Action<TrainingView> training)
    {
        var table = new Table().RoundedBorder();
        foreach (string heading in EpochRow.Headings) table.AddColumn(heading, column => column.RightAligned());
        AnsiConsole.Live(table).Start(screen => training(new LiveView(table, screen)));
    }

    public override void Report(TrainingProgress value)
    {
        if (Stopwatch.GetElapsedTime(_drawn) < s_pause) return;
        _drawn = Stopwatch.GetTimestamp();
        int done = BarLength * value.Step / value.Steps;
        Draw(table, new Markup($"[green]{new string('━', done)}[/][grey]{new string('━', BarLength - done)}[/] " +
            $"epoch {value.Epoch}, loss {value.Loss:F4}, {value.ImagesPerSecond:N0} images/s"));
    }

    public override void Add(EpochRow row)
    {
        table.AddRow(row.Cells);
        Draw(table);
    }

    private void Draw(params IRenderable[] parts)
    {
        screen.UpdateTarget(new Rows(parts));
        screen.Refresh();
    }
}
