using ConvGen;

namespace Samples;

/// <summary>A line per epoch, in columns.</summary>
internal sealed class PlainView : TrainingView
{
    public PlainView() => Write(EpochRow.Headings);

    public override void Report(TrainingProgress value) { }

    public override void Add(EpochRow row) => Write(row.Cells);

    private static void Write(string[] cells) => Console.WriteLine(string.Concat(cells.Select(cell => cell.PadLeft(11))));
}
