namespace Samples.EdgeDetection;

/// <summary>The image of lessons 1 and 2: 6 × 8 ones, of which columns 2 to 5 are zero.</summary>
internal static class Bar
{
    public static float[,] X { get; } = Draw(6, 8, (_, column) => column);

    /// <summary>The same lying on its side: 8 × 6, rows 2 to 5 are zero.</summary>
    public static float[,] Transposed { get; } = Draw(8, 6, (row, _) => row);

    private static float[,] Draw(int rows, int columns, Func<int, int, int> place)
    {
        var image = new float[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                image[row, column] = place(row, column) is >= 2 and <= 5 ? 0 : 1;
        }
        return image;
    }
}
