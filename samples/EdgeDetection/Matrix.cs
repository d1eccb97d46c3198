namespace Samples.EdgeDetection;

/// <summary>Matrices, which people read, and their numbers row by row, which networks read.</summary>
internal static class Matrix
{
    public static float[] Flat(float[,] matrix) => [.. matrix.Cast<float>()];

    public static float[,] Of(float[] values, int rows, int columns)
    {
        var matrix = new float[rows, columns];
        Buffer.BlockCopy(values, 0, matrix, 0, Buffer.ByteLength(values));
        return matrix;
    }

    public static bool Equal(float[,] a, float[,] b) => (a.GetLength(0), a.GetLength(1)) == (b.GetLength(0), b.GetLength(1)) && Flat(a).SequenceEqual(Flat(b));

    public static void Print(string title, float[,] matrix)
    {
        Console.WriteLine(title);
        foreach (float[] row in Flat(matrix).Chunk(matrix.GetLength(1)))
            Console.WriteLine(string.Concat(row.Select(value => $"{value,4}")));
        Console.WriteLine();
    }
}
