using Spectre.Console;
using Spectre.Console.Rendering;

namespace Samples.EdgeDetection.Pictures;

/// <summary>Draws in colours: in each character the upper half is one pixel, the lower half, its background, the next.</summary>
internal static class HalfBlocks
{
    public const string Legend = "Orange: the brightness rises, downwards or to the right; blue: it falls.";

    /// <summary>Pictures side by side under their titles.</summary>
    public static IRenderable Draw(IReadOnlyList<Picture> pictures)
    {
        var grid = new Grid();
        foreach (Picture picture in pictures)
            grid.AddColumn(new GridColumn { NoWrap = true, Width = Picture.Columns, Padding = new Padding(0, 0, picture == pictures[^1] ? 0 : Gallery.Gap, 0) });
        grid.AddRow([.. pictures.Select(picture => new Text(picture.Title))]);
        grid.AddRow([.. pictures.Select(Draw)]);
        return grid;
    }

    private static Paragraph Draw(Picture picture)
    {
        var paragraph = new Paragraph();
        for (int line = 0; line < Picture.Lines; line++)
        {
            for (int column = 0; column < Picture.Columns; column++)
            {
                (float upper, float lower) = picture[line, column];
                paragraph.Append("▀", new Style(Colour(upper, picture.IsSigned), Colour(lower, picture.IsSigned)));
            }
            paragraph.Append(line < Picture.Lines - 1 ? "\n" : "");
        }
        return paragraph;
    }

    private static Color Colour(float value, bool isSigned) => (value, isSigned) switch
    {
        (_, false) => Shade(255, 255, 255, value),
        ( >= 0, _) => Shade(255, 170, 70, value),
        _ => Shade(80, 160, 255, -value),
    };

    private static Color Shade(int red, int green, int blue, float strength) => new((byte)(red * strength), (byte)(green * strength), (byte)(blue * strength));
}
