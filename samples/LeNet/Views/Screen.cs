using System.Text.Json.Serialization.Metadata;
using System.Text.Json;
using Spectre.Console;

namespace Samples.Views;

/// <summary>Where the program writes: people read standard output, unless it is for a machine; then they read standard error.</summary>
internal sealed class Screen
{
    private readonly TextWriter _text;
    private readonly bool _json;

    /// <param name="json">Whether standard output is for a machine.</param>
    public Screen(bool json)
    {
        _json = json;
        _text = json ? System.Console.Error : System.Console.Out;
        Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(_text) });
        bool redirected = json ? System.Console.IsErrorRedirected : System.Console.IsOutputRedirected;
        IsTerminal = !redirected && Console.Profile.Capabilities.Ansi;
    }

    public IAnsiConsole Console { get; }

    /// <summary>Whether someone watches, so that things may move and have colours.</summary>
    public bool IsTerminal { get; }

    /// <summary>Writes a line for people; long ones are not broken, so that paths stay whole.</summary>
    public void Line(string text = "") => _text.WriteLine(text);

    /// <summary>Writes a table for people.</summary>
    /// <param name="headings">The columns.</param>
    /// <param name="rows">Cells.</param>
    /// <param name="leftColumns">Columns of words, from the left; the others are numbers.</param>
    public void Table(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows, int leftColumns = 1)
    {
        IReadOnlyList<string>[] all = [.. rows];
        if (IsTerminal)
        {
            var table = new Table().RoundedBorder().BorderColor(Color.Grey);
            for (int i = 0; i < headings.Count; i++)
                table.AddColumn(new TableColumn($"[bold]{Markup.Escape(headings[i])}[/]") { Alignment = i < leftColumns ? Justify.Left : Justify.Right, NoWrap = true });
            foreach (IReadOnlyList<string> row in all)
                table.AddRow([.. row.Select(Markup.Escape)]);
            Console.Write(table);
            return;
        }
        int[] widths = [.. headings.Select((heading, i) => all.Select(row => row[i].Length).Append(heading.Length).Max())];
        foreach (IReadOnlyList<string> row in all.Prepend(headings))
            Line(string.Join("  ", row.Select((cell, i) => i < leftColumns ? cell.PadRight(widths[i]) : cell.PadLeft(widths[i]))).TrimEnd());
    }

    /// <summary>Writes a result for a machine, if one reads.</summary>
    public void Result<T>(T result, JsonTypeInfo<T> type)
    {
        if (_json)
            System.Console.Out.WriteLine(JsonSerializer.Serialize(result, type));
    }
}
