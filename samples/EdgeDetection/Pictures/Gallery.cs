using Spectre.Console;

namespace Samples.EdgeDetection.Pictures;

/// <summary>Pictures side by side: in colours where there are any, and in plain characters elsewhere.</summary>
internal static class Gallery
{
    /// <summary>Columns of text between two pictures.</summary>
    public const int Gap = 2;

    public static void Show(IReadOnlyList<Picture> pictures)
    {
        IAnsiConsole console = AnsiConsole.Console;
        Capabilities can = console.Profile.Capabilities;
        bool colours = !Console.IsOutputRedirected && can.Ansi && can.Unicode && can.ColorSystem != ColorSystem.NoColors;
        // A file is as wide as it is to be; in a narrow terminal the pictures take several rows.
        int perRow = Console.IsOutputRedirected ? pictures.Count : Math.Max(1, (console.Profile.Width + Gap) / (Picture.Columns + Gap));
        foreach (Picture[] row in pictures.Chunk(perRow))
        {
            if (colours)
                console.Write(HalfBlocks.Draw(row));
            else
                Console.WriteLine(Characters.Draw(row));
            Console.WriteLine();
        }
        Console.WriteLine(colours ? HalfBlocks.Legend : Characters.Legend);
    }
}
