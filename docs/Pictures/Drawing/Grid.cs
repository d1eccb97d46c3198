namespace ConvGen.Pictures.Drawing;

/// <summary>Rows and columns of cells with numbers in them.</summary>
/// <param name="X">The left edge.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Rows">How many rows.</param>
/// <param name="Columns">How many columns.</param>
/// <param name="Size">The side of a cell.</param>
internal sealed record Grid(double X, double Y, int Rows, int Columns, double Size = Grid.Cell)
{
    /// <summary>The usual side of a cell.</summary>
    public const double Cell = 38;

    public double Width => Columns * Size;

    public double Height => Rows * Size;

    public double Right => X + Width;

    public double Middle => Y + (Height / 2);

    /// <summary>Draws every cell: its style and its number.</summary>
    public void Draw(Canvas canvas, Func<int, int, (string Style, string Text)> cell)
    {
        // Dashed cells last, or their neighbours would hide the dashes.
        foreach (var (row, column) in Cells().OrderBy(at => cell(at.Row, at.Column).Style == "padding"))
        {
            (string style, string text) = cell(row, column);
            canvas.Box(X + (column * Size), Y + (row * Size), Size, Size, style);
            canvas.Text(X + ((column + 0.5) * Size), Y + ((row + 0.5) * Size) + 5, text, style == "padding" ? "middle pale" : "middle");
        }
    }

    /// <summary>A frame around the cells from one to another.</summary>
    public void Frame(Canvas canvas, int top, int left, int bottom, int right, string style) =>
        canvas.Box(X + (left * Size), Y + (top * Size), (right - left + 1) * Size, (bottom - top + 1) * Size, style, round: 3);

    private IEnumerable<(int Row, int Column)> Cells() =>
        from row in Enumerable.Range(0, Rows) from column in Enumerable.Range(0, Columns) select (row, column);
}
