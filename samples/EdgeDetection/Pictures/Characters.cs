namespace Samples.EdgeDetection.Pictures;

/// <summary>Draws in plain characters: the more ink, the stronger.</summary>
internal static class Characters
{
    public const string Legend = "The more ink, the steeper the brightness rises or falls.";

    private const string Ramp = " .:-=+*#%@";

    /// <summary>Pictures side by side under their titles, without blanks at the lines' ends.</summary>
    public static string Draw(IReadOnlyList<Picture> pictures)
    {
        IEnumerable<string> titles = pictures.Select(picture => picture.Title.PadRight(Picture.Columns));
        IEnumerable<IEnumerable<string>> lines = Enumerable.Range(0, Picture.Lines).Select(line => pictures.Select(picture => Line(picture, line)));
        return string.Join('\n', lines.Prepend(titles).Select(cells => string.Join(new string(' ', Gallery.Gap), cells).TrimEnd()));
    }

    private static string Line(Picture picture, int line) => string.Concat(Enumerable.Range(0, Picture.Columns).Select(column => Ink(picture[line, column])));

    private static char Ink((float Upper, float Lower) pixels)
    {
        // The stronger of the two: a mean would fade thin lines.
        float strength = MathF.Max(MathF.Abs(pixels.Upper), MathF.Abs(pixels.Lower));
        return Ramp[(int)MathF.Round(strength * (Ramp.Length - 1))];
    }
}
